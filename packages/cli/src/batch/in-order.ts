/**
 * Works at several things at once and delivers what comes of them in their order.
 * @param most - so many are worked at or wait to be delivered, so that memory is bounded
 * @param deliver - tells whether to go on
 * @returns whether all was delivered
 */
export async function inOrder<T, R>(
  things: AsyncIterable<T>,
  most: number,
  work: (thing: T) => Promise<R>,
  deliver: (made: R, thing: T) => Promise<boolean>,
): Promise<boolean> {
  const waiting: { readonly thing: T; readonly made: Promise<R> }[] = [];
  const deliverFirst = async (): Promise<boolean> => {
    const { thing, made } = waiting.shift()!;
    return deliver(await made, thing);
  };
  try {
    for await (const thing of things) {
      waiting.push({ thing, made: work(thing) });
      if (waiting.length >= most && !(await deliverFirst())) return false;
    }
    while (waiting.length > 0) if (!(await deliverFirst())) return false;
    return true;
  } finally {
    // What is not delivered any more may fail without anybody to hear of it.
    for (const { made } of waiting) made.catch(() => undefined);
  }
}
