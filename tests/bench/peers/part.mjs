import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * What a part prints, run in a process of its own: code that one part made slow or fast stays there.
 * @param options - for node itself
 */
export function part(name, args = [], options = []) {
  const file = fileURLToPath(new URL(`parts/${name}.mjs`, import.meta.url));
  const start = performance.now();
  const text = execFileSync(process.execPath, [...options, file, ...args.map(String)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  console.error(
    `${name} ${args.join(' ')}`.slice(0, 70).padEnd(72),
    `${Math.round((performance.now() - start) / 1000)} s`,
  );
  return JSON.parse(text);
}
