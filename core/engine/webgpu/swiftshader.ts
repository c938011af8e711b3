import { existsSync } from 'node:fs';

/** Where distributions' Chromium and Chrome keep the description of SwiftShader, their Vulkan on the CPU. */
const descriptions = [
  '/usr/lib/chromium/vk_swiftshader_icd.json',
  '/usr/lib64/chromium-browser/vk_swiftshader_icd.json',
  '/opt/google/chrome/vk_swiftshader_icd.json',
];

/**
 * Environment variables by which Dawn finds SwiftShader: a real WebGPU stack without a GPU, for the audit and for
 * tests. Undefined where no Chromium is installed.
 */
export function swiftShaderEnvironment(): Record<string, string> | undefined {
  const found = descriptions.find((file) => existsSync(file));
  // The first name is the current one, the second that of loaders before 1.3.207.
  return found === undefined ? undefined : { VK_DRIVER_FILES: found, VK_ICD_FILENAMES: found };
}
