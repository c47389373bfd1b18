import type { AnswerLiteral, Assignment, Example, Fact, Sheet, Text } from '@barem/syntax';
import type { Arbitrary } from 'fast-check';
import * as fc from 'fast-check';
import { criteriaOf, reckon, type Answer } from '../reckon/reckoning.js';
import { title } from './annotations.js';
import { answerChooser } from './answers.js';
import type { Pick } from './expression-drafts.js';
import * as nodes from './nodes.js';

/** An example whose answers are chosen once the sheet is known. */
export interface ExampleDraft {
  readonly title: Text;
  readonly picks: readonly Pick[];
}

export const exampleDraft = (): Arbitrary<ExampleDraft> =>
  fc.record({
    title: title(),
    picks: fc.array(fc.nat(0x3fff_ffff), { minLength: 12, maxLength: 12 }),
  });

/** Adds examples that state the total of a valid record; drafts that come to no valid record are left out. */
export const withExamples = (sheet: Sheet, drafts: readonly ExampleDraft[]): Sheet => ({
  ...sheet,
  examples: drafts.flatMap((draft) => buildExample(draft, sheet) ?? []),
});

function buildExample(draft: ExampleDraft, sheet: Sheet): Example | undefined {
  const answers = answerChooser(sheet)(draft.picks);
  const total = answers && reckon(sheet, answers).total();
  if (!answers || !total) return undefined;
  const facts = new Map(sheet.facts.map((fact) => [fact.id.id, fact]));
  const ids = [...sheet.facts, ...criteriaOf(sheet)].map(({ id }) => id.id);
  return {
    kind: 'example',
    span: nodes.span,
    title: draft.title,
    answers: ids.flatMap((id): readonly Assignment[] => {
      const answer = answers.get(id);
      if (answer === undefined) return [];
      return [{ span: nodes.span, id: nodes.name(id), value: literalOf(answer, facts.get(id)) }];
    }),
    expected: { span: nodes.span, points: nodes.number(total) },
  };
}

/** An answer as an example writes it: yes/no to a fact, met/not met to a criterion. */
function literalOf(answer: Answer, fact: Fact | undefined): AnswerLiteral {
  const { span } = nodes;
  if (typeof answer === 'boolean') return fact ? nodes.yesNo(answer) : nodes.met(answer);
  if (answer === 'n/a') return { span, kind: 'not-applicable' };
  if (typeof answer === 'string') return { span, kind: 'choice', id: answer };
  return fact?.type.kind === 'percentage' ? nodes.percent(answer) : nodes.number(answer);
}
