import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseXml } from './fixtures/parse-xml.ts';
import { escapeMarkup, markup, trustedMarkup } from './markup.ts';

test('characters of markup are escaped, others left as they are', () => {
  assert.equal(
    escapeMarkup(`a < b & "c" > 'd' ‖β*‖ 𝛿`),
    'a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39; ‖β*‖ 𝛿',
  );
});

test('what XML cannot hold is replaced', () => {
  assert.equal(escapeMarkup('\u0000\u001b[31m\ufffe\ud800x'), '\ufffd\ufffd[31m\ufffd\ufffdx');
  assert.equal(escapeMarkup('tab\tand\nline'), 'tab\tand\nline');
});

test('text that is filled in is escaped, markup is not, lists are joined', () => {
  const items = ['<a>', '&'].map((item) => markup`<li>${item}</li>`);
  const built = markup`<ul title="${'"'}">${items}${3}${trustedMarkup('<hr/>')}</ul>`;
  assert.equal(built.text, '<ul title="&quot;"><li>&lt;a&gt;</li><li>&amp;</li>3<hr/></ul>');
});

test('any text comes back from a parser as it went in', () => {
  const text = fc.string({
    unit: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('<', '>', '&', '"', "'", ' ', ']')),
  });
  fc.assert(
    fc.property(text, (hostile) => {
      const [root] = parseXml(markup`<x a="${hostile}">${hostile}</x>`.text);
      // What a parser changes by itself: line ends, and white space in attributes.
      const readable = hostile.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
      assert.equal(root!.text, readable.replace(/\r\n?/g, '\n'));
      assert.equal(root!.attributes['a'], readable.replace(/\r\n?/g, '\n').replace(/[\t\n]/g, ' '));
    }),
  );
});
