/** What a wheel's file name says: `project-version-python-abi-platform.whl`. */
export interface WheelName {
  /** With hyphens, in lower case. */
  readonly project: string;
  readonly version: string;
  /** Alternatives, e.g. `manylinux2014_x86_64`, `manylinux_2_17_x86_64`. */
  readonly platforms: readonly string[];
}

/** Nothing for a name that is no wheel's. */
export function parseWheelName(file: string): WheelName | undefined {
  const match = /^([^-]+)-([^-]+)(?:-\d[^-]*)?-[^-]+-[^-]+-([^-]+)\.whl$/.exec(file);
  if (match === null) return undefined;
  const [, project = '', version = '', platforms = ''] = match;
  return {
    project: project.replaceAll(/[-_.]+/g, '-').toLowerCase(),
    version,
    platforms: platforms.split('.'),
  };
}

/** The machine a wheel has to fit. */
export interface Machine {
  /** Node's name: x64, arm64. */
  readonly arch: string;
  /** The GNU C library's version, e.g. `2.36`. */
  readonly glibc: string;
}

const archOfTag: Readonly<Record<string, string>> = { x86_64: 'x64', aarch64: 'arm64' };

/** Of the tags that name a year instead of a version of the C library. */
const glibcOfYear: Readonly<Record<string, string>> = { '1': '2.5', '2010': '2.12', '2014': '2.17' };

/** Why libraries in this wheel do not run on a machine, as the end of a sentence; nothing if they do. */
export function unfit({ platforms }: WheelName, machine: Machine): string | undefined {
  const problems = platforms.map((platform) => unfitPlatform(platform, machine));
  return problems.includes(undefined) ? undefined : problems[0];
}

function unfitPlatform(platform: string, { arch, glibc }: Machine): string | undefined {
  if (platform === 'any') return undefined;
  const match = /^(many)?linux(1|2010|2014|_\d+_\d+)?_(x86_64|aarch64|\w+)$/.exec(platform);
  if (match === null) return `libraries for ${platform}, not for Linux with the GNU C library`;
  const [, , version = '', tag = ''] = match;
  if (archOfTag[tag] !== arch) return `libraries for ${tag}, where this machine is ${arch}`;
  const needed = glibcOfYear[version] ?? version.slice(1).replace('_', '.');
  if (needed === '' || !isOlder(glibc, needed)) return undefined;
  return `libraries that need glibc ${needed}, where this machine has ${glibc}`;
}

/** Whether version `a` comes before `b`, both `major.minor`. */
export function isOlder(a: string, b: string): boolean {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA === majorB ? minorA < minorB : majorA < majorB;
}
