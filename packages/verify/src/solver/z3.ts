/** A conversation with z3 in SMT-LIB 2; what was declared and asserted stays until it ends. */
export interface Conversation {
  /** What z3 prints for some commands. One call at a time: z3 takes the next one after it has answered. */
  readonly say: (commands: string) => Promise<string>;
  /** Frees what z3 remembers of it. */
  readonly end: () => void;
}

/** z3, loaded. */
export interface Z3 {
  readonly converse: () => Conversation;
  /** Ends the threads of z3, which would keep the process alive. */
  readonly close: () => Promise<void>;
}

/** What we use of the module that Emscripten makes, which has no types. */
interface Module {
  readonly HEAPU8: Uint8Array;
  readonly _malloc: (bytes: number) => number;
  readonly _free: (pointer: number) => void;
  readonly _async_Z3_eval_smtlib2_string: (context: unknown, text: number) => void;
  readonly async_call: (start: () => void) => Promise<string>;
}

/** Loads z3 (34 MiB of WebAssembly, about 0.4 s); only who calls this pays for it. */
export async function loadZ3(): Promise<Z3> {
  const { init, killThreads } = await import('z3-solver');
  const { Z3: api, em } = await init();
  const module = em as Module;
  return {
    converse() {
      const options = api.mk_config();
      const context = api.mk_context(options);
      api.del_config(options);
      return {
        say: (commands) => evaluated(module, context, commands),
        end() {
          api.del_context(context);
        },
      };
    },
    close: () => killThreads(em),
  };
}

/**
 * What z3 prints for a text. Its own `eval_smtlib2_string` hands the text to another thread on a stack that is
 * taken back before that thread reads it, and z3 now and then reads something else; here the text stays.
 */
async function evaluated(
  {
    HEAPU8: heap,
    _malloc: allocate,
    _free: free,
    _async_Z3_eval_smtlib2_string: evaluate,
    async_call: start,
  }: Module,
  context: unknown,
  text: string,
): Promise<string> {
  // Names are our own, so that every character is one byte.
  const bytes = Uint8Array.from(`${text}\0`, (character) => character.codePointAt(0)!);
  const pointer = allocate(bytes.length);
  try {
    heap.set(bytes, pointer);
    return await start(() => {
      evaluate(context, pointer);
    });
  } finally {
    free(pointer);
  }
}
