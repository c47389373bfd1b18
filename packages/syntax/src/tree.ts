/**
 * The tree of a sheet: what the text form and the YAML form both are read into. A tree never changes.
 * Every node carries the span of the text it came from. Lists keep the order of the sheet.
 */
import type { Language, Rational, RoundingMode, Span } from '@barem/core';

interface Node {
  readonly span: Span;
}

/** An id as declared or used, in NFC: `I.1`, `có_mặt`, `tốt`. */
export interface Name extends Node {
  readonly id: string;
}

/** A quoted text: a title, a note, an article. */
export interface Text extends Node {
  readonly value: string;
}

/** A written number. `value` is already divided by 100 where `percent` is true: `85%` is 17/20. May be negative in ranges of points. */
export interface NumberLiteral extends Node {
  readonly kind: 'number';
  readonly value: Rational;
  readonly percent: boolean;
}

/** A calendar day, already known to exist; `iso` is `YYYY-MM-DD`. */
export interface DateLiteral extends Node {
  readonly iso: string;
}

/** One end of a range. */
export interface End<T> {
  readonly value: T;
  readonly inclusive: boolean;
}

/** `from 85% to under 95%`; an end that is absent is open. `exactly a` has the same inclusive end twice. */
export interface Range<T> extends Node {
  readonly from?: End<T>;
  readonly to?: End<T>;
}

// ── Expressions ──────────────────────────────────────────────────────────────────────────────────

/** `có` / `không`, `yes` / `no`. */
export interface BooleanLiteral extends Node {
  readonly kind: 'boolean';
  readonly value: boolean;
}

/** `đạt` / `không đạt`, `met` / `not met`: compared with the level of a met / not-met criterion. */
export interface MetLiteral extends Node {
  readonly kind: 'met';
  readonly value: boolean;
}

/** A fact, a `let`, or – beside a choice – a level or an option. */
export interface NameExpr extends Node {
  readonly kind: 'name';
  readonly id: string;
}

/** `điểm(I.1)`: points earned by a criterion, or by a whole section. */
export interface PointsOf extends Node {
  readonly kind: 'points-of';
  readonly of: Name;
}

/** `tối đa(I.1)`: the maximum of a criterion or section. */
export interface MaximumOf extends Node {
  readonly kind: 'maximum-of';
  readonly of: Name;
}

/** `mức(I.1)`: the level of a criterion with levels, or `đạt` / `không đạt`. */
export interface LevelOf extends Node {
  readonly kind: 'level-of';
  readonly of: Name;
}

export interface Not extends Node {
  readonly kind: 'not';
  readonly operand: Expr;
}

export interface Negate extends Node {
  readonly kind: 'negate';
  readonly operand: Expr;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/';

export interface Arithmetic extends Node {
  readonly kind: 'arithmetic';
  readonly operator: ArithmeticOperator;
  readonly left: Expr;
  readonly right: Expr;
}

export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=';

export interface Compare extends Node {
  readonly kind: 'compare';
  readonly operator: CompareOperator;
  readonly left: Expr;
  readonly right: Expr;
}

/** `thời_lượng từ 60 đến dưới 90`. */
export interface InRange extends Node {
  readonly kind: 'in-range';
  readonly value: Expr;
  readonly range: Range<Expr>;
}

export interface Logic extends Node {
  readonly kind: 'logic';
  readonly operator: 'and' | 'or';
  readonly left: Expr;
  readonly right: Expr;
}

/** `nếu … thì … nếu không …`. */
export interface If extends Node {
  readonly kind: 'if';
  readonly condition: Expr;
  readonly then: Expr;
  readonly otherwise: Expr;
}

/** `nhỏ nhất(a, b)` / `lớn nhất(a, b)`; at least one operand. */
export interface Extreme extends Node {
  readonly kind: 'extreme';
  readonly which: 'least' | 'greatest';
  readonly operands: readonly Expr[];
}

/** `làm tròn x đến 0,5`; `to` is above 0. */
export interface Round extends Node {
  readonly kind: 'round';
  readonly mode: RoundingMode;
  readonly value: Expr;
  readonly to: NumberLiteral;
}

/** Which results of a series a quantifier speaks of. */
export type Member = Node &
  (
    | { readonly kind: 'ratings'; readonly range: Range<Name> }
    | { readonly kind: 'points'; readonly range: Range<NumberLiteral> }
    | { readonly kind: 'has-result'; readonly value: boolean }
  );

/** What a quantifier says of the results of a series that it speaks of. */
export type Counting =
  | 'every'
  | 'at-least'
  | 'at-most'
  | 'number'
  | 'share'
  | 'longest-run'
  | 'latest';

/** What a quantifier makes of the points of all results of a series. */
export type PointsOfAll = 'average' | 'median' | 'least' | 'greatest' | 'sum' | 'latest';

/** `ít nhất 7 thường_kỳ từ tốt trở lên`; `amount` stands behind "at least" and "at most" alone. */
export interface Quantified extends Node {
  readonly kind: 'quantified';
  readonly counting: Counting;
  readonly amount?: NumberLiteral;
  readonly series: Name;
  readonly member: Member;
  /** What it stands for, once the sheets of the series are known. */
  readonly meaning?: Expr;
}

/** `trung bình điểm của thường_kỳ`. */
export interface PointsOfSeries extends Node {
  readonly kind: 'points-of-series';
  readonly which: PointsOfAll;
  readonly series: Name;
  /** What it stands for, once the sheets of the series are known. */
  readonly meaning?: Expr;
}

export type Expr =
  | NumberLiteral
  | BooleanLiteral
  | MetLiteral
  | NameExpr
  | PointsOf
  | MaximumOf
  | LevelOf
  | Not
  | Negate
  | Arithmetic
  | Compare
  | InRange
  | Logic
  | If
  | Extreme
  | Round
  | Quantified
  | PointsOfSeries;

// ── The sheet ────────────────────────────────────────────────────────────────────────────────────

/** Whether numbers come from a published text (`official`), stand in for it (`illustrative`), or are proposed (`draft`). */
export type Status = 'official' | 'illustrative' | 'draft';

export interface StatusClause extends Node {
  readonly value: Status;
}

/** `căn cứ`, `ghi chú`, `trạng thái` and what sheets that build on this one may change, on almost any part of a sheet. */
export interface Annotations {
  readonly sources: readonly Text[];
  readonly notes: readonly Text[];
  readonly status?: StatusClause;
  /** In the order of `Permission`, each kind once. */
  readonly permissions?: readonly Permission[];
}

/**
 * What a sheet that builds on this one may do to a part: `cố định` forbids all changes to it and within it,
 * `được điều chỉnh từ … đến …` bounds its points or its threshold, `được bổ sung` and `được bỏ` allow what an outer
 * `cố định` forbids.
 */
export type Permission = Node &
  (
    | { readonly kind: 'fixed' }
    | { readonly kind: 'adjustable'; readonly from: NumberLiteral; readonly to: NumberLiteral }
    | { readonly kind: 'extendable' | 'removable' }
  );

/** `thay đổi được` / `changeable` beneath a fact or criterion: advice may change its answer. */
export type Changeable = Node;

/** `hiệu lực từ … đến …`, both days included. */
export interface Effective extends Node {
  readonly from: DateLiteral;
  readonly to?: DateLiteral;
}

/** `làm tròn [lên | xuống | nửa chẵn] đến 0,01`. */
export interface Rounding extends Node {
  readonly mode: RoundingMode;
  readonly to: NumberLiteral;
}

/** `thang điểm 100, bước 0,5`; without `bounds` the sheet says `không có thang điểm`. */
export interface Scale extends Node {
  /** `from` is absent where the scale starts at 0. */
  readonly bounds?: { readonly from?: NumberLiteral; readonly to: NumberLiteral };
  /** Points that an assessor enters are whole multiples of it; 1 when absent. */
  readonly step?: NumberLiteral;
  readonly lowerIsBetter: boolean;
  /** How a total is rounded that was rescaled because a criterion left the scale. */
  readonly rounding?: Rounding;
}

/** Who scores: one person or office, or – on a council – between `count.from` and `count.to` people. */
export interface Assessor extends Node {
  readonly id: Name;
  readonly title?: Text;
  /** `bắt buộc`: without their scores there is no result. */
  readonly required: boolean;
  readonly count?: { readonly from: NumberLiteral; readonly to: NumberLiteral };
}

/** `bỏ 1 cao nhất và 1 thấp nhất`: totals left out of an average. */
export interface Dropping extends Node {
  readonly highest: NumberLiteral;
  readonly lowest: NumberLiteral;
}

/** Whose total counts: that of the first in the list who has scored, or the average or median of all. */
export type Counts = 'first' | 'average' | 'median';

/** `người chấm`: who scores, and what of their scores counts. */
export interface Assessors extends Node {
  readonly counts: Counts;
  /** In order of precedence. */
  readonly members: readonly Assessor[];
  readonly dropping?: Dropping;
  /** How an average or median of totals is rounded. */
  readonly rounding?: Rounding;
  /** A difference between two totals beyond it is reported. */
  readonly totalDifference?: NumberLiteral;
  /** A difference between the points of two assessors for one criterion beyond it is reported. */
  readonly criterionDifference?: NumberLiteral;
}

/** How often there is a result, and for what a roll-up is drawn up. */
export type Frequency = 'month' | 'quarter' | 'half-year' | 'year';

/** `gồm thường_kỳ theo biểu nghe_an.thuong_ky mỗi tháng`: results that a roll-up rests on. */
export interface Series extends Node {
  readonly id: Name;
  /** The title of the sheet where it is absent. */
  readonly title?: Text;
  readonly source: 'sheet' | 'roll-up';
  /** The id of that sheet or roll-up. */
  readonly of: Name;
  /** Results of the unit itself, one a period; or one of each of the units right below it. */
  readonly every: Frequency | 'unit-below';
}

/** What a roll-up may have to decide about its results. */
export type Situation =
  | 'missing-period'
  | 'no-period'
  | 'unfinished-record'
  | 'two-records'
  | 'sheet-changed';

/** What it decides. `counts-as` names a rating of the sheet, or – for `no-period` – of the roll-up. */
export type Decision =
  | { readonly kind: 'counts-as'; readonly rating: Name; readonly points?: NumberLiteral }
  | { readonly kind: 'as-missing' | 'not-counted' | 'no-rating' }
  | { readonly kind: 'take'; readonly which: 'latest' | 'earliest' | 'best' | 'worst' }
  | { readonly kind: 'editions'; readonly which: 'all' | 'latest' };

/** `thiếu kỳ coi như kém`; for one series, or – where none is named – for all. */
export interface Declaration extends Node {
  readonly situation: Situation;
  readonly series?: Name;
  readonly decision: Decision;
}

/** `được lập mỗi quý`: for which periods a roll-up is drawn up. */
export interface DrawnUp extends Node {
  readonly every: Frequency;
}

/** What makes a sheet a roll-up: its facts are results of other sheets. */
export interface RollUp extends Node {
  /** For each year where it is absent. */
  readonly drawnUp?: DrawnUp;
  readonly series: readonly Series[];
  readonly declarations: readonly Declaration[];
}

/** One answer of a choice fact. */
export interface Option extends Node {
  readonly id: Name;
  readonly title: Text;
}

export type FactType =
  | (Node & { readonly kind: 'count'; readonly from: NumberLiteral; readonly to: NumberLiteral })
  | (Node & {
      readonly kind: 'decimal' | 'percentage';
      /** Decimals that a value may have; of a percentage, decimals of the number before `%`. */
      readonly decimals: number;
      readonly from: NumberLiteral;
      readonly to: NumberLiteral;
    })
  | (Node & { readonly kind: 'choice'; readonly options: readonly Option[] })
  | (Node & { readonly kind: 'boolean' });

export interface Fact extends Node {
  readonly kind: 'fact';
  readonly id: Name;
  readonly title: Text;
  readonly type: FactType;
  readonly annotations: Annotations;
  readonly changeable?: Changeable;
}

export interface Constraint extends Node {
  readonly kind: 'constraint';
  readonly condition: Expr;
  readonly title?: Text;
}

/** `đặt tỷ_lệ = có_mặt / phải_dự`: a name for an expression. */
export interface Let extends Node {
  readonly kind: 'let';
  readonly id: Name;
  readonly value: Expr;
}

/** Points that an assessor may enter: `từ 0 đến 10 điểm`. */
export interface Assessed extends Node {
  readonly kind: 'assessed';
  readonly from: NumberLiteral;
  readonly to: NumberLiteral;
}

export interface Level extends Node {
  readonly id: Name;
  readonly title: Text;
  /** Fixed points, or a range within which the assessor enters points. */
  readonly points: NumberLiteral | (Range<NumberLiteral> & { readonly kind: 'range' });
  readonly annotations: Annotations;
}

export interface Levels extends Node {
  readonly kind: 'levels';
  readonly levels: readonly Level[];
}

export interface Band extends Node {
  /** Absent for `còn lại` / `otherwise`: every value that no other band holds. */
  readonly range?: Range<NumberLiteral>;
  readonly points: NumberLiteral;
  readonly annotations: Annotations;
}

export interface Bands extends Node {
  readonly kind: 'bands';
  readonly measure: Expr;
  readonly bands: readonly Band[];
}

/** `đạt được 5 điểm`, or computed: `đạt khi <condition> được 5 điểm`. Not met earns 0. */
export interface Met extends Node {
  readonly kind: 'met-or-not';
  readonly when?: Expr;
  readonly points: NumberLiteral;
}

/** `mỗi <expression> trừ 1 điểm, tối đa 5 điểm`. In a section, `deducts` starts from `maximum` and goes down to 0. */
export interface PerUnit extends Node {
  readonly kind: 'per-unit';
  readonly measure: Expr;
  readonly effect: 'adds' | 'deducts';
  readonly points: NumberLiteral;
  readonly maximum?: NumberLiteral;
}

/** `theo x đến 3.500 được 10 điểm, cứ thêm 100 cộng 0,5 điểm, tối đa 35 điểm`. */
export interface Progressive extends Node {
  readonly kind: 'progressive';
  readonly measure: Expr;
  readonly upTo: NumberLiteral;
  readonly base: NumberLiteral;
  readonly every: NumberLiteral;
  readonly adds: NumberLiteral;
  readonly maximum: NumberLiteral;
  /** Part steps count pro rata, rounded so; absent: only whole steps count. */
  readonly proRata?: Rounding;
}

/** `từ 0 đến 20 điểm = <expression>`: computed points, clamped to the range. */
export interface Formula extends Node {
  readonly kind: 'formula';
  readonly value: Expr;
  readonly from: NumberLiteral;
  readonly to: NumberLiteral;
}

export type Scoring = Assessed | Levels | Bands | Met | PerUnit | Progressive | Formula;

/** What a criterion earns that does not apply: its maximum, stated points, or nothing while its maximum leaves the scale. */
export type Otherwise =
  | (Node & { readonly kind: 'maximum' })
  | (Node & { readonly kind: 'points'; readonly points: NumberLiteral })
  | (Node & { readonly kind: 'leaves-scale' });

/** `áp dụng khi <condition>, cho phép không áp dụng, nếu không: …`; at least one of `when` and `mayBeNotApplicable`. */
export interface Applies extends Node {
  readonly when?: Expr;
  /** The answer itself may be `không áp dụng` / `n/a`. */
  readonly mayBeNotApplicable: boolean;
  readonly otherwise: Otherwise;
}

export interface Criterion extends Node {
  readonly kind: 'criterion';
  readonly id: Name;
  readonly title: Text;
  readonly scoring: Scoring;
  readonly applies?: Applies;
  /** `chỉ dành cho cấp_trên`: nobody else answers it. */
  readonly onlyFor?: Name;
  readonly annotations: Annotations;
  readonly changeable?: Changeable;
}

export interface Section extends Node {
  readonly kind: 'section';
  readonly id: Name;
  readonly title: Text;
  /** The section's budget: must equal the sum of its criteria's maxima. */
  readonly points?: NumberLiteral;
  readonly criteria: readonly Criterion[];
  readonly annotations: Annotations;
}

export interface Requirement extends Node {
  readonly condition: Expr;
  readonly title?: Text;
  readonly annotations: Annotations;
}

export interface Rating extends Node {
  readonly kind: 'rating';
  readonly id: Name;
  readonly title: Text;
  /** Totals that this rating holds by points; absent: reached only from above. */
  readonly range?: Range<NumberLiteral>;
  readonly requirements: readonly Requirement[];
  readonly annotations: Annotations;
}

/** `cao nhất X khi …` (cap) or `thấp nhất X khi …` (floor). */
export interface Cap extends Node {
  readonly kind: 'cap' | 'floor';
  readonly rating: Name;
  readonly condition: Expr;
  readonly title?: Text;
  readonly annotations: Annotations;
}

/** `xếp hạng theo trung bình điểm của thường_kỳ`. */
export interface Ranking extends Node {
  readonly value: Expr;
  /** The least comes first; otherwise the greatest. */
  readonly lowestFirst: boolean;
}

/** `nhiều nhất 20% xuất_sắc trên số từ tốt trở lên trong mỗi tổ chức cơ sở đảng`: how many units may have a rating. */
export interface Quota extends Node {
  readonly kind: 'quota';
  /** A number of units, or a percentage of those in `outOf`. */
  readonly limit: NumberLiteral;
  readonly rating: Name;
  /** Of which units the percentage is taken; all that are rated, where it is absent. */
  readonly outOf?: Range<Name>;
  readonly within: 'grassroots' | 'district' | 'province';
  readonly title?: Text;
  /** How the number that a percentage gives becomes a whole one. */
  readonly rounding?: Rounding;
  /** What comes first keeps the rating; units that are alike are told apart by what follows. */
  readonly ranking: readonly Ranking[];
  /** The rating of those who do not fit. */
  readonly loweredTo?: Name;
  /** What becomes of units that are alike to the end where not all of them fit. */
  readonly ties?: Ties;
  readonly annotations: Annotations;
}

/** `bằng nhau thì cùng xuống`, `bằng nhau thì theo mã đơn vị`. */
export interface Ties extends Node {
  readonly kind: 'lowered' | 'by-id';
}

/** A value in an example: points or a measured number, a level or option, yes/no, met/not met, n/a. */
export type AnswerLiteral =
  | NumberLiteral
  | BooleanLiteral
  | MetLiteral
  | (Node & { readonly kind: 'choice'; readonly id: string })
  | (Node & { readonly kind: 'not-applicable' });

export interface Assignment extends Node {
  readonly id: Name;
  readonly value: AnswerLiteral;
}

export interface Example extends Node {
  readonly kind: 'example';
  readonly title: Text;
  readonly answers: readonly Assignment[];
  /** At least one of the two. */
  readonly expected: Node & { readonly points?: NumberLiteral; readonly rating?: Name };
}

// ── Revisions ────────────────────────────────────────────────────────────────────────────────────

/** `kế thừa nghe_an.thuong_ky phiên bản "2021"`: the sheet that this one builds on. */
export interface Extends extends Node {
  readonly of: Name;
  /** Its edition; the only one that is known, where absent. */
  readonly edition?: Text;
}

/** A part of a sheet that a revision may speak of. */
export type Item = Fact | Constraint | Let | Section | Criterion | Rating | Cap | Quota;

/** Kinds of items as a revision names them; a floor is one of the caps. */
export type ItemKind = Exclude<Item['kind'], 'floor'>;

/** Parts of the head that a revision may take away. */
export type HeadPart = 'assessors' | 'scale' | 'source' | 'note' | 'status';

/** By what an item is spoken of: its id; where it has none, its title or its condition. */
export type Key =
  | (Node & { readonly kind: 'id'; readonly id: string })
  | (Node & { readonly kind: 'title'; readonly value: string })
  | (Node & { readonly kind: 'condition'; readonly condition: Expr });

export interface Target extends Node {
  readonly kind: ItemKind;
  readonly key: Key;
}

/** Right before or right after another of its kind. */
export interface Beside extends Node {
  readonly kind: 'before' | 'after';
  readonly key: Key;
}

/** Where an item goes: beside another of its kind, or – a criterion – to the end of a section or block. */
export type Place =
  | Beside
  | (Node & { readonly kind: 'into'; readonly section: Name })
  | (Node & { readonly kind: 'into-block'; readonly block: 'bonuses' | 'penalties' });

/**
 * `bổ sung`: items of one kind that come to the end of their list, or to a place; of several each stands behind the one
 * before.
 */
export interface Add extends Node {
  readonly kind: 'add';
  readonly place?: Place;
  readonly items: readonly Item[];
}

/** `thay thế`: items of one kind that take the place of those with the same id or title. */
export interface Replace extends Node {
  readonly kind: 'replace';
  readonly items: readonly Item[];
}

/** `bãi bỏ`: an item or a part of the head that goes. */
export interface Remove extends Node {
  readonly kind: 'remove';
  readonly target: Target | (Node & { readonly kind: HeadPart });
}

/** `chuyển chỗ`: an item that goes to another place. */
export interface Move extends Node {
  readonly kind: 'move';
  readonly target: Target;
  readonly place: Place;
}

/** `đổi mã`: an item whose id becomes another, wherever it is spoken of. */
export interface Renumber extends Node {
  readonly kind: 'renumber';
  readonly target: Target;
  readonly to: Name;
}

/** `sửa đổi`: an item of which the parts that are written become others, and the rest stays. */
export interface Amend extends Node {
  readonly kind: 'amend';
  readonly id: Name;
  readonly item: AmendedItem;
}

/** The parts of an amended item that change. */
export type AmendedItem =
  | ({ readonly kind: 'fact' } & Partial<Pick<Fact, 'title' | 'type' | 'changeable'>> &
      AmendedAnnotations)
  | { readonly kind: 'let'; readonly value: Expr }
  | ({ readonly kind: 'section' } & Partial<Pick<Section, 'title' | 'points'>> & AmendedAnnotations)
  | ({ readonly kind: 'criterion' } & Partial<
      Pick<Criterion, 'title' | 'scoring' | 'applies' | 'onlyFor' | 'changeable'>
    > & { readonly levels: readonly LevelChange[] } & AmendedAnnotations)
  | ({ readonly kind: 'rating' } & Partial<Pick<Rating, 'title' | 'range'>> & {
        readonly requirements: readonly RequirementChange[];
      } & AmendedAnnotations);

/** Sources take the place of all sources, notes of all notes. */
interface AmendedAnnotations {
  readonly annotations: Annotations;
}

/** `sửa đổi mức …`, `bổ sung mức …`, `bãi bỏ mức …`, beneath an amended criterion. */
export type LevelChange = Node &
  (
    | {
        readonly kind: 'amend';
        readonly id: Name;
        readonly title?: Text;
        readonly points?: Level['points'];
      }
    | { readonly kind: 'add'; readonly place?: Beside; readonly level: Level }
    | { readonly kind: 'remove'; readonly id: Name }
  );

/** `bổ sung yêu cầu …`, `bãi bỏ yêu cầu …`, beneath an amended rating. */
export type RequirementChange = Node &
  (
    | { readonly kind: 'add'; readonly requirement: Requirement }
    | { readonly kind: 'remove'; readonly key: Key }
  );

export type Change = Add | Replace | Remove | Move | Renumber | Amend;

export interface Sheet extends Node {
  readonly kind: 'sheet';
  readonly language: Language;
  readonly id: Name;
  readonly title: Text;
  readonly annotations: Annotations;
  /** The sheet that this one builds on; what is written here is then what differs from it. */
  readonly extends?: Extends;
  /** How it differs, in the order of the sheet. */
  readonly changes?: readonly Change[];
  readonly effective?: Effective;
  readonly scale?: Scale;
  readonly assessors?: Assessors;
  readonly rollUp?: RollUp;
  readonly facts: readonly Fact[];
  readonly constraints: readonly Constraint[];
  readonly lets: readonly Let[];
  readonly sections: readonly Section[];
  readonly bonuses: readonly Criterion[];
  readonly penalties: readonly Criterion[];
  readonly ratings: readonly Rating[];
  /** Caps and floors, in the order of the sheet. */
  readonly caps: readonly Cap[];
  /** How many units may have a rating, in the order in which they are applied; only a roll-up has any. */
  readonly quotas?: readonly Quota[];
  readonly examples: readonly Example[];
}
