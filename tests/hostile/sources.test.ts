import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openArena, type Arena } from './arena.js';
import { hostileData, hostileTexts } from './sources.js';

let arena: Arena;
beforeAll(async () => {
  arena = await openArena();
});
afterAll(() => arena.close());

const patience = 60_000;

describe('a text', () => {
  test.each(hostileTexts)(
    'is withstood: $name',
    async ({ source }) => {
      expect((await arena.face({ source: source(), format: 'text' })).faults).toEqual([]);
    },
    patience,
  );
});

describe('a YAML file', () => {
  test.each(hostileData)(
    'is withstood: $name',
    async ({ source }) => {
      expect((await arena.face({ source: source(), format: 'yaml' })).faults).toEqual([]);
    },
    patience,
  );
});
