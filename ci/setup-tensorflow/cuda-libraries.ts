import { existsSync } from 'node:fs';
import { readdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { elfSearchPath } from './elf-search-path.ts';

/**
 * What TensorFlow opens by name before it takes a GPU, with any version (`TryDlopenCUDALibraries` in its dso_loader);
 * one that is not found is enough for it to take none. It does so from libtensorflow_framework, whose own folders alone
 * count; those of libtensorflow_cc do not.
 */
const openedByName = ['cudart', 'cublas', 'cublasLt', 'cufft', 'cusolver', 'cusparse', 'cudnn'];

const opener = 'libtensorflow_framework.so.2';

/** A library that TensorFlow opens by name. */
interface CudaLibrary {
  /** `libcusolver.so.11`, or `libcusolver` where there is none at all. */
  readonly file: string;
  /** Where TensorFlow finds it; nothing where it does not. */
  readonly found?: string;
  /** Where else it lies. */
  readonly elsewhere?: string;
}

/**
 * Puts a link to each library that TensorFlow opens by name and would not find among those that it does find: in a
 * folder as deep as its own, so that it finds the libraries that it needs itself.
 *
 * @param deps folder with `lib` and `nvidia`
 * @returns the libraries' names
 */
export async function linkCudaLibraries(deps: string): Promise<string[]> {
  const linked: string[] = [];
  const nvidia = path.join(deps, 'nvidia');
  for (const { file, found, elsewhere } of await cudaLibraries(deps)) {
    if (found !== undefined || elsewhere === undefined) continue;
    const folder = (await searchedFolders(deps)).find((each) => each.startsWith(nvidia) && existsSync(each));
    if (folder === undefined) continue;
    await symlink(path.relative(folder, elsewhere), path.join(folder, file));
    linked.push(file);
  }
  return linked;
}

/** What TensorFlow would not find of the libraries that it opens by name, with where it is instead, for people. */
export async function unreachableLibraries(deps: string): Promise<string[]> {
  const libraries = await cudaLibraries(deps);
  return libraries
    .filter(({ found }) => found === undefined)
    .map(({ file, elsewhere }) => {
      const place =
        elsewhere === undefined ? 'there is none' : `it lies in ${path.relative(deps, elsewhere)}`;
      return `${file} is not where ${opener} looks; ${place}`;
    });
}

async function cudaLibraries(deps: string): Promise<CudaLibrary[]> {
  const searched = await listed(await searchedFolders(deps));
  const nvidia = path.join(deps, 'nvidia');
  const names = existsSync(nvidia) ? await readdir(nvidia) : [];
  const all = await listed(names.map((name) => path.join(nvidia, name, 'lib')));
  return openedByName.map((name) => {
    const isOne = (file: string): boolean => new RegExp(`^lib${name}\\.so\\.\\d+$`).test(path.basename(file));
    const found = searched.find(isOne);
    const elsewhere = all.find(isOne);
    return {
      file: path.basename(found ?? elsewhere ?? `lib${name}`),
      ...(found === undefined ? {} : { found }),
      ...(elsewhere === undefined ? {} : { elsewhere }),
    };
  });
}

function searchedFolders(deps: string): Promise<string[]> {
  return elfSearchPath(path.join(deps, 'lib', opener));
}

/** Paths of what lies in folders; those that are not there have nothing. */
async function listed(folders: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) =>
      existsSync(folder) ? (await readdir(folder)).map((name) => path.join(folder, name)) : [],
    ),
  );
  return lists.flat();
}
