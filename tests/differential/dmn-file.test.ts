import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plan } from '@barem/plan';
import { emitDmn } from '@barem/targets';
import { fc } from '@barem/testing';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { patience, runs } from '../properties/runs.js';
import { readDmn } from './dmn-evaluator.js';
import { shippedRecords } from './known-records.js';
import { pairs } from './pairs.js';

const resources = join(
  dirname(createRequire(import.meta.url).resolve('dmn-moddle/package.json')),
  'resources/dmn/xsd',
);
const schema = (fileName: string) => ({
  fileName,
  contents: readFileSync(join(resources, fileName), 'utf8'),
});

/** What the schema of DMN 1.3 finds in a file. */
async function faultsOf(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'sheet.dmn', contents: xml },
    schema: schema('DMN13.xsd'),
    preload: ['DMNDI13.xsd', 'DC.xsd', 'DI.xsd'].map(schema),
    maxMemoryPages: 4096,
  });
  return errors.map(({ message }) => message);
}

function xmlOf(plan: Plan): string {
  const emitted = emitDmn(plan);
  if (emitted.kind === 'refused') throw new Error('refused');
  return emitted.xml;
}

const shipped = [...new Map(shippedRecords().map((each) => [each.plan.hash, each])).values()];

test.each(shipped)('the DMN for $name is what the schema of DMN 1.3 says', async ({ plan }) => {
  expect(await faultsOf(xmlOf(plan))).toEqual([]);
});

test.each(shipped)(
  'a modeller reads the DMN for $name, with everything in the diagram',
  async ({ plan }) => {
    const { drgElement, dmnDI } = await readDmn(xmlOf(plan));
    const [diagram] = dmnDI?.diagrams ?? [];
    const shown = (diagram?.diagramElements ?? []).map(({ dmnElementRef }) => dmnElementRef.id);
    expect(shown).toEqual(expect.arrayContaining(drgElement.map(({ id }) => id)));
  },
);

test(
  'the DMN of any sheet is what the schema says',
  async () => {
    await fc.assert(
      fc.asyncProperty(pairs({ whole: 0, faulty: 0, partial: 0 }), async ({ plan }) => {
        expect(await faultsOf(xmlOf(plan))).toEqual([]);
      }),
      { numRuns: runs(5, 200) },
    );
  },
  patience,
);
