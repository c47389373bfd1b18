import type {
  Cap,
  Constraint,
  Criterion,
  Fact,
  Item,
  ItemKind,
  Let,
  Quota,
  Rating,
  Section,
  Sheet,
} from '@barem/syntax';

/** A section whose criteria are still being moved about. */
export type DraftSection = Omit<Section, 'criteria'> & { criteria: Criterion[] };

/** The lists of a sheet while changes are made to them; the items themselves never change. */
export interface Draft {
  readonly facts: Fact[];
  readonly constraints: Constraint[];
  readonly lets: Let[];
  readonly sections: DraftSection[];
  readonly bonuses: Criterion[];
  readonly penalties: Criterion[];
  readonly ratings: Rating[];
  readonly caps: Cap[];
  readonly quotas: Quota[];
}

export const draftOf = (sheet: Sheet): Draft => ({
  facts: [...sheet.facts],
  constraints: [...sheet.constraints],
  lets: [...sheet.lets],
  sections: sheet.sections.map(draftSection),
  bonuses: [...sheet.bonuses],
  penalties: [...sheet.penalties],
  ratings: [...sheet.ratings],
  caps: [...sheet.caps],
  quotas: [...(sheet.quotas ?? [])],
});

export const draftSection = (section: Section): DraftSection => ({
  ...section,
  criteria: [...section.criteria],
});

/** The lists of a sheet that a draft has become. */
export const listsFrom = ({
  quotas,
  ...lists
}: Draft): Pick<Sheet, Exclude<keyof Draft, 'quotas'> | 'quotas'> => ({
  ...lists,
  ...(quotas.length > 0 && { quotas }),
});

/** The kind by which a revision names an item. */
export const kindOf = (item: Item): ItemKind => (item.kind === 'floor' ? 'cap' : item.kind);

/** A list of a draft, and the section that it belongs to. */
export interface DraftList {
  readonly items: Item[];
  readonly section?: DraftSection;
}

/** The lists in which items of a kind stand. */
export function listsOf(draft: Draft, kind: ItemKind): readonly DraftList[] {
  switch (kind) {
    case 'fact':
      return [{ items: draft.facts }];
    case 'constraint':
      return [{ items: draft.constraints }];
    case 'let':
      return [{ items: draft.lets }];
    case 'section':
      return [{ items: draft.sections }];
    case 'criterion':
      return [
        ...draft.sections.map((section) => ({ items: section.criteria, section })),
        { items: draft.bonuses },
        { items: draft.penalties },
      ];
    case 'rating':
      return [{ items: draft.ratings }];
    case 'cap':
      return [{ items: draft.caps }];
    case 'quota':
      return [{ items: draft.quotas }];
  }
}
