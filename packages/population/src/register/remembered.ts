/** A function that works out each answer once. */
export function remembered<K, V>(workOut: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    if (!known.has(key)) known.set(key, workOut(key));
    return known.get(key)!;
  };
}
