import { fc } from '@barem/testing';

// What passed once passes again: only the nightly run draws examples that nobody has seen.
if (process.env['BAREM_NIGHTLY'] === undefined) fc.configureGlobal({ seed: 1 });
