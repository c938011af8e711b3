/**
 * The wire format of protocol buffers, as far as TensorFlow's graph messages need it; writing only. A message is its
 * fields' bytes one after another. Source: protobuf.dev/programming-guides/encoding.
 */
const wireType = { varint: 0, bytes: 2, fixed32: 5 } as const;

const utf8 = new TextEncoder();

/** Whole numbers, seven bits a byte, the lowest first; negative ones as 64-bit two's complement, ten bytes. */
function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  while (rest >= 128n) {
    bytes.push(Number(rest & 127n) | 128);
    rest >>= 7n;
  }
  return [...bytes, Number(rest)];
}

function key(field: number, type: number): number[] {
  return varint(field * 8 + type);
}

/** Parts one after another. */
export function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A field of type int32, int64, enum or bool. */
export function integer(field: number, value: number | bigint | boolean): Uint8Array {
  return Uint8Array.from([...key(field, wireType.varint), ...varint(BigInt(value))]);
}

/** A field of type float. */
export function float(field: number, value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setFloat32(0, value, true);
  return join(Uint8Array.from(key(field, wireType.fixed32)), bytes);
}

/** A field of type bytes or string. */
export function bytes(field: number, value: Uint8Array | string): Uint8Array {
  const content = typeof value === 'string' ? utf8.encode(value) : value;
  return join(Uint8Array.from([...key(field, wireType.bytes), ...varint(content.length)]), content);
}

/** A field that is itself a message. */
export function message(field: number, ...fields: readonly Uint8Array[]): Uint8Array {
  return bytes(field, join(...fields));
}

/** A repeated field of whole numbers, packed. */
export function packed(field: number, values: readonly number[]): Uint8Array {
  return bytes(field, Uint8Array.from(values.flatMap((value) => varint(value))));
}
