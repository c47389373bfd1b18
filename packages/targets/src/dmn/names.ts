/** What common modellers take in an id, and FEEL in a name. */
const unfit = /[^A-Za-z0-9_]/g;

const longest = 60;

/** Gives names that are both ids and single FEEL names, each once: `points_I_1` for the points of `I.1`. */
export function createNames(): (prefix: string, id?: string) => string {
  const used = new Set<string>();
  return (prefix, id) => {
    const whole = id === undefined ? prefix : `${prefix}_${id}`;
    const plain = withoutMarks(whole).replaceAll(unfit, '_').slice(0, longest);
    let name = plain;
    for (let count = 2; used.has(name); count += 1) name = `${plain}_${count}`;
    used.add(name);
    return name;
  };
}

/** `phải_dự` as `phai_du`. */
const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D');
