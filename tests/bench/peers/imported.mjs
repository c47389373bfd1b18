/** The module with this text. Each text is a module of its own, which the engine learns to run by itself. */
export const imported = (text) => import(`data:text/javascript,${encodeURIComponent(text)}`);
