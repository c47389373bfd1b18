import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Absolute path of the repository. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** The part of a `package.json` that the structure tests read. */
export interface Manifest {
  readonly name: string;
  /** Entries of the package: `.`, `./words`. */
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** One import of a source file: `specifier` is the text between the quotes. */
export interface Import {
  readonly file: string;
  readonly specifier: string;
}

/** A package with the imports of everything under its `src`. */
export interface WorkspacePackage {
  /** Folder name under `packages`. */
  readonly folder: string;
  readonly manifest: Manifest;
  /** Folders of the packages that its `tsconfig.json` refers to, sorted. */
  readonly references: readonly string[];
  /** Paths from the package's folder, with `/`. */
  readonly files: readonly string[];
  readonly imports: readonly Import[];
}

/** The manifest at a path from the root. */
export function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Manifest;
}

/** Every package under `packages`, by folder name. */
export function readPackages(): readonly WorkspacePackage[] {
  return readdirSync(join(root, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map((entry) => readPackage(entry.name));
}

function readPackage(folder: string): WorkspacePackage {
  const directory = join(root, 'packages', folder);
  const files = readdirSync(join(directory, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => `src/${path.split(sep).join('/')}`)
    .filter((path) => path.endsWith('.ts'))
    .toSorted();
  const { references = [] } = JSON.parse(
    readFileSync(join(directory, 'tsconfig.json'), 'utf8'),
  ) as { readonly references?: readonly { readonly path: string }[] };
  return {
    folder,
    manifest: readManifest(`packages/${folder}/package.json`),
    references: references.map(({ path }) => path.replace('../', '')).toSorted(),
    files,
    imports: files.flatMap((file) =>
      importsOf(readFileSync(join(directory, file), 'utf8')).map((specifier) => ({
        file,
        specifier,
      })),
    ),
  };
}

/** The specifiers a TypeScript source imports or re-exports, in order; comments are left out. */
export function importsOf(source: string): readonly string[] {
  const code = source.replaceAll(/^\s*\/\/.*$|^\s*\/\*[\s\S]*?\*\//gm, '');
  const pattern =
    /(?:^|;)\s*(?:import|export)\b[^'"`;=]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|;)\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm;
  return [...code.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** The name of the package a bare specifier belongs to: `@scope/name/deep` gives `@scope/name`. */
export function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Whether a specifier names a file of the same package. */
export function isRelative(specifier: string): boolean {
  return specifier.startsWith('.');
}

/** Paths that git tracks or would track, from the root. */
export function trackedFiles(): readonly string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', ['-c', 'safe.directory=*', ...args], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\0')
    .filter((path) => path !== '');
}

/** Every `package.json` of the project, as paths from the root. */
export function manifestPaths(): readonly string[] {
  return [
    'package.json',
    'tests/package.json',
    ...readPackages().map(({ folder }) => relative('.', `packages/${folder}/package.json`)),
  ];
}
