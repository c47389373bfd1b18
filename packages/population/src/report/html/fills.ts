/** How the parts of a bar are filled: apart in colour, in lightness and in pattern. */
export interface Fill {
  readonly colour: string;
  /** Of text upon it. */
  readonly ink: string;
  /** Lines upon it; none for a plain one. */
  readonly pattern?: string;
}

const light = '#ffffff';
const dark = '#1c1c1c';

/** Best first. */
const fills: readonly Fill[] = [
  { colour: '#14534a', ink: light },
  { colour: '#86c5b4', ink: dark, pattern: 'rising' },
  { colour: '#f3d27a', ink: dark, pattern: 'dots' },
  { colour: '#e09a5b', ink: dark, pattern: 'falling' },
  { colour: '#8f1d22', ink: light, pattern: 'level' },
];
const nothing: Fill = { colour: '#ffffff', ink: dark, pattern: 'crossed' };

/** The fill of a part; of `count` parts the last one has no class. The worst class is always filled as such. */
export function fillOf(at: number, count: number): Fill {
  const classes = count - 1;
  if (at >= classes) return nothing;
  if (at === classes - 1 && classes > 1) return fills.at(-1)!;
  return fills[at % (fills.length - 1)]!;
}

const lines = (id: string, size: number, content: string): string =>
  `<pattern id="fill-${id}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">${content}</pattern>`;

const stroke = 'fill="none" stroke="#1c1c1c" stroke-opacity="0.28"';

/** The patterns, once a page. */
export const patterns: string = [
  '<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>',
  lines('rising', 8, `<path d="M-2 2 2-2M0 8 8 0M6 10 10 6" ${stroke}/>`),
  lines('falling', 8, `<path d="M-2 6 2 10M0 0 8 8M6-2 10 2" ${stroke}/>`),
  lines('dots', 8, '<circle cx="4" cy="4" r="1.2" fill="#1c1c1c" fill-opacity="0.35"/>'),
  lines('level', 6, '<path d="M0 3H6" fill="none" stroke="#ffffff" stroke-opacity="0.3"/>'),
  lines('crossed', 8, `<path d="M0 8 8 0M0 0 8 8" ${stroke}/>`),
  '</defs></svg>',
].join('');

/** A filled box; the pattern lies upon the colour. */
export function box(
  fill: Fill,
  place: {
    readonly x: string;
    readonly y: string;
    readonly width: string;
    readonly height: string;
  },
): string {
  const where = `x="${place.x}" y="${place.y}" width="${place.width}" height="${place.height}"`;
  return [
    `<rect ${where} fill="${fill.colour}" stroke="${fill === nothing ? '#5f5f5f' : '#ffffff'}"/>`,
    ...(fill.pattern === undefined ? [] : [`<rect ${where} fill="url(#fill-${fill.pattern})"/>`]),
  ].join('');
}
