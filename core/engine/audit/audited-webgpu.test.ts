import test from 'node:test';
import { swiftShaderEnvironment } from '../webgpu/swiftshader.ts';
import { webgpuEngine } from '../webgpu/webgpu-engine.ts';
import { expectAsStored } from './fixtures/expect-as-stored.ts';

// What is stored was found on SwiftShader; a GPU may be more exact.
Object.assign(process.env, swiftShaderEnvironment());
const found = await webgpuEngine.probe();
const skip =
  found.state === 'unavailable'
    ? found.reason
    : found.onlyByName === undefined && 'stored for SwiftShader, this is a GPU';

test('the audit of webgpu on SwiftShader is as stored', { skip }, () => expectAsStored('webgpu'));
