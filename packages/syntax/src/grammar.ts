import {
  EmbeddedActionsParser,
  type IParserErrorMessageProvider,
  type IToken,
  type ParserMethod,
  type TokenType,
} from 'chevrotain';
import type { Diagnostic, Language, RoundingMode, Span } from '@barem/core';
import { repeatedClause } from './diagnostics.js';
import { keyword, type KeywordKey } from './keywords/index.js';
import { readDate, readName, readNumberLiteral, readText } from './literals.js';
import { endsOperand } from './statements.js';
import {
  AtLeastSign,
  AtMostSign,
  Close,
  Colon,
  Comma,
  DateText,
  Divide,
  Equals,
  Greater,
  keywordTokens as K,
  Less,
  Minus,
  NotEqual,
  NumberText,
  Open,
  Percent,
  Plus,
  QuotedName,
  QuotedText,
  Times,
  vocabulary,
  Word,
} from './tokens.js';
import type * as tree from './tree.js';

type Rule<T> = ParserMethod<[], T>;
type Points = tree.NumberLiteral;

/** What the head of a sheet says. */
export type Head = Pick<
  tree.Sheet,
  'id' | 'title' | 'annotations' | 'extends' | 'effective' | 'scale' | 'rollUp'
>;

/** A clause that may stand once or often beneath what it speaks of. */
type Clause =
  | { readonly kind: 'source' | 'note'; readonly text: tree.Text }
  | { readonly kind: 'status'; readonly status: tree.StatusClause }
  | { readonly kind: 'permission'; readonly permission: tree.Permission }
  | { readonly kind: 'changeable'; readonly changeable: tree.Changeable }
  | { readonly kind: 'extends'; readonly extends: tree.Extends }
  | { readonly kind: 'effective'; readonly effective: tree.Effective }
  | { readonly kind: 'scale'; readonly scale: tree.Scale }
  | { readonly kind: 'drawn-up'; readonly drawnUp: tree.DrawnUp }
  | { readonly kind: 'series'; readonly series: tree.Series }
  | { readonly kind: 'declaration'; readonly declaration: tree.Declaration }
  | { readonly kind: 'applies'; readonly applies: tree.Applies }
  | { readonly kind: 'only-for'; readonly onlyFor: tree.Name };

/** The clauses of one thing, sorted by kind. */
interface SortedClauses {
  readonly annotations: tree.Annotations;
  readonly changeable?: tree.Changeable;
  readonly extends?: tree.Extends;
  readonly effective?: tree.Effective;
  readonly scale?: tree.Scale;
  readonly applies?: tree.Applies;
  readonly onlyFor?: tree.Name;
  readonly drawnUp?: tree.DrawnUp;
  readonly series: readonly tree.Series[];
  readonly declarations: readonly tree.Declaration[];
}

/** A clause beneath the assessors. */
type AssessorsClause = Pick<
  tree.Assessors,
  'dropping' | 'rounding' | 'totalDifference' | 'criterionDifference'
>;

/** A clause beneath a quota. */
type QuotaClause = Partial<Pick<tree.Quota, 'rounding' | 'ranking' | 'loweredTo' | 'ties'>>;

/** What follows `theo <expression>`. */
type Measured =
  | { readonly kind: 'bands'; readonly bands: readonly tree.Band[] }
  | ({ readonly kind: 'progressive' } & Omit<tree.Progressive, 'kind' | 'span' | 'measure'>);

/** An item of which parts change. */
type Amended = Pick<tree.Amend, 'id' | 'item'>;

/** How a criterion is scored, with the clauses that stand between the head of the scoring and its lines. */
interface Scored {
  readonly scoring: tree.Scoring;
  readonly clauses: readonly Clause[];
}

const operators: ReadonlyMap<TokenType, tree.CompareOperator> = new Map([
  [Equals, '='],
  [NotEqual, '!='],
  [Less, '<'],
  [AtMostSign, '<='],
  [Greater, '>'],
  [AtLeastSign, '>='],
]);

const modes: ReadonlyMap<TokenType, RoundingMode> = new Map([
  [K.Round, 'half-up'],
  [K.RoundUp, 'up'],
  [K.RoundDown, 'down'],
  [K.RoundHalfEven, 'half-even'],
]);

const statuses: ReadonlyMap<TokenType, tree.Status> = new Map([
  [K.Official, 'official'],
  [K.Illustrative, 'illustrative'],
  [K.Draft, 'draft'],
]);

const frequencies: ReadonlyMap<TokenType, tree.Frequency> = new Map([
  [K.EachMonth, 'month'],
  [K.EachQuarter, 'quarter'],
  [K.EachHalfYear, 'half-year'],
  [K.EachYear, 'year'],
]);

const situations: ReadonlyMap<TokenType, tree.Situation> = new Map([
  [K.MissingPeriod, 'missing-period'],
  [K.NoPeriodAtAll, 'no-period'],
  [K.UnfinishedRecord, 'unfinished-record'],
  [K.TwoRecords, 'two-records'],
  [K.SheetChanged, 'sheet-changed'],
]);

/** Decisions that are one phrase. */
const decisions: readonly (readonly [TokenType, tree.Decision])[] = [
  [K.NotCounted, { kind: 'not-counted' }],
  [K.GivesNoRating, { kind: 'no-rating' }],
  [K.TakeLatest, { kind: 'take', which: 'latest' }],
  [K.TakeEarliest, { kind: 'take', which: 'earliest' }],
  [K.TakeBest, { kind: 'take', which: 'best' }],
  [K.TakeWorst, { kind: 'take', which: 'worst' }],
  [K.CountTogether, { kind: 'editions', which: 'all' }],
  [K.CountLatest, { kind: 'editions', which: 'latest' }],
];

const permissions: readonly (readonly [TokenType, 'fixed' | 'extendable' | 'removable'])[] = [
  [K.Fixed, 'fixed'],
  [K.Extendable, 'extendable'],
  [K.Removable, 'removable'],
];

/** Kinds of items that are spoken of by their ids. */
const numberedKinds: ReadonlyMap<TokenType, tree.ItemKind> = new Map([
  [K.Facts, 'fact'],
  [K.Let, 'let'],
  [K.Section, 'section'],
  [K.Criterion, 'criterion'],
  [K.Ratings, 'rating'],
]);

/** Kinds of items that have no ids. */
const keyedKinds: ReadonlyMap<TokenType, tree.ItemKind> = new Map([
  [K.Constraints, 'constraint'],
  [K.Caps, 'cap'],
  [K.Quotas, 'quota'],
]);

const headParts: ReadonlyMap<TokenType, tree.HeadPart> = new Map([
  [K.Assessors, 'assessors'],
  [K.Scale, 'scale'],
  [K.Source, 'source'],
  [K.Note, 'note'],
  [K.Status, 'status'],
]);

const countings: ReadonlyMap<TokenType, tree.Counting> = new Map([
  [K.Every, 'every'],
  [K.AtLeastOf, 'at-least'],
  [K.AtMostOf, 'at-most'],
  [K.NumberOf, 'number'],
  [K.ShareOf, 'share'],
  [K.LongestRun, 'longest-run'],
  [K.LatestOf, 'latest'],
]);

const pointsOfAll: ReadonlyMap<TokenType, tree.PointsOfAll> = new Map([
  [K.AveragePoints, 'average'],
  [K.MedianPoints, 'median'],
  [K.LeastPoints, 'least'],
  [K.GreatestPoints, 'greatest'],
  [K.SumOfPoints, 'sum'],
  [K.LatestPoints, 'latest'],
]);

/** Authors read `expectations.ts`; of the library's messages only the name of the token that was due is of use. */
const dueTokenOnly: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => '',
  buildNoViableAltMessage: () => '',
  buildEarlyExitMessage: () => '',
};

/**
 * The grammar, one method a rule, one for every language: keywords are token types. A method builds its node
 * and does nothing else. It parses one statement at a time; `parse.ts` splits the file and goes on after a mistake.
 */
export class StatementParser extends EmbeddedActionsParser {
  private language: Language = 'vi';
  private found: Diagnostic[] = [];

  constructor(options: { readonly validate?: boolean } = {}) {
    super(vocabulary, {
      maxLookahead: 3,
      skipValidations: options.validate !== true,
      errorMessageProvider: dueTokenOnly,
    });
    this.performSelfAnalysis();
  }

  /** Loads one statement. */
  begin(tokens: readonly IToken[], language: Language): void {
    this.language = language;
    this.found = [];
    this.input = [...tokens];
  }

  /** What was wrong with literals and clauses in the statement parsed last. */
  reported(): readonly Diagnostic[] {
    return this.found;
  }

  // ── The head ─────────────────────────────────────────────────────────────────────────────────

  /** head := "biểu" name text ( annotation | extends | effective | scale )* */
  readonly head: Rule<Head> = this.RULE('head', (): Head => {
    this.CONSUME(K.Sheet);
    const id = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.text);
    const clauses: Clause[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => clauses.push(this.SUBRULE(this.annotation)) },
        { ALT: () => clauses.push(this.SUBRULE(this.extends)) },
        { ALT: () => clauses.push(this.SUBRULE(this.effective)) },
        { ALT: () => clauses.push(this.SUBRULE(this.scale)) },
      ]);
    });
    return this.ACTION(() => {
      const { annotations, extends: parent, effective, scale } = this.sorted(clauses);
      return {
        id,
        title,
        annotations,
        ...(parent && { extends: parent }),
        ...(effective && { effective }),
        ...(scale && { scale }),
      };
    });
  });

  // ── Roll-ups ─────────────────────────────────────────────────────────────────────────────────

  /** rollUpHead := "tổng hợp" name text ( annotation | extends | effective | scale | drawnUp | series | declaration )* */
  readonly rollUpHead: Rule<Head> = this.RULE('rollUpHead', (): Head => {
    const first = this.CONSUME(K.RollUp);
    const id = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.text);
    const clauses: Clause[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => clauses.push(this.SUBRULE(this.annotation)) },
        { ALT: () => clauses.push(this.SUBRULE(this.extends)) },
        { ALT: () => clauses.push(this.SUBRULE(this.effective)) },
        { ALT: () => clauses.push(this.SUBRULE(this.scale)) },
        { ALT: () => clauses.push(this.SUBRULE(this.drawnUp)) },
        { ALT: () => clauses.push(this.SUBRULE(this.series)) },
        { ALT: () => clauses.push(this.SUBRULE(this.declaration)) },
      ]);
    });
    return this.ACTION(() => {
      const all = this.sorted(clauses);
      const { annotations, effective, scale, drawnUp, series, declarations } = all;
      return {
        id,
        title,
        annotations,
        ...(all.extends && { extends: all.extends }),
        ...(effective && { effective }),
        ...(scale && { scale }),
        rollUp: { span: this.since(first), ...(drawnUp && { drawnUp }), series, declarations },
      };
    });
  });

  /** drawnUp := "được lập" frequency */
  readonly drawnUp: Rule<Clause> = this.RULE('drawnUp', (): Clause => {
    const first = this.CONSUME(K.DrawnUp);
    const every = this.SUBRULE(this.frequency);
    return this.ACTION(() => ({ kind: 'drawn-up', drawnUp: { span: this.since(first), every } }));
  });

  /** series := "gồm" name [ text ] "theo" ( "biểu" | "tổng hợp" ) name ( frequency | "của đơn vị trực thuộc" ) */
  readonly series: Rule<Clause> = this.RULE('series', (): Clause => {
    const first = this.CONSUME(K.Includes);
    const id = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    this.CONSUME(K.By);
    const source = this.OR<tree.Series['source']>([
      {
        ALT: () => {
          this.CONSUME(K.Sheet);
          return 'sheet';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.RollUp);
          return 'roll-up';
        },
      },
    ]);
    const of = this.SUBRULE2(this.name);
    const every = this.OR2<tree.Series['every']>([
      { ALT: () => this.SUBRULE(this.frequency) },
      {
        ALT: () => {
          this.CONSUME(K.OfUnitsBelow);
          return 'unit-below';
        },
      },
    ]);
    return this.ACTION(() => ({
      kind: 'series',
      series: { span: this.since(first), id, ...(title && { title }), source, of, every },
    }));
  });

  /** frequency := "mỗi tháng" | "mỗi quý" | "mỗi nửa năm" | "mỗi năm" */
  readonly frequency: Rule<tree.Frequency> = this.RULE('frequency', (): tree.Frequency => {
    const word = this.OR([
      { ALT: () => this.CONSUME(K.EachMonth) },
      { ALT: () => this.CONSUME(K.EachQuarter) },
      { ALT: () => this.CONSUME(K.EachHalfYear) },
      { ALT: () => this.CONSUME(K.EachYear) },
    ]);
    return this.ACTION(() => lookUp(frequencies, word));
  });

  /** declaration := situation [ name ] decision */
  readonly declaration: Rule<Clause> = this.RULE('declaration', (): Clause => {
    const first = this.SUBRULE(this.situation);
    const series = this.OPTION(() => this.SUBRULE(this.name));
    const decision = this.SUBRULE(this.decision);
    return this.ACTION(() => ({
      kind: 'declaration',
      declaration: {
        span: this.since(first),
        situation: lookUp(situations, first),
        ...(series && { series }),
        decision,
      },
    }));
  });

  /** situation := "thiếu kỳ" | "không có kỳ nào" | "phiếu chưa xong" | "hai phiếu một kỳ" | "đổi biểu trong kỳ" */
  readonly situation: Rule<IToken> = this.RULE('situation', (): IToken =>
    this.OR([
      { ALT: () => this.CONSUME(K.MissingPeriod) },
      { ALT: () => this.CONSUME(K.NoPeriodAtAll) },
      { ALT: () => this.CONSUME(K.UnfinishedRecord) },
      { ALT: () => this.CONSUME(K.TwoRecords) },
      { ALT: () => this.CONSUME(K.SheetChanged) },
    ]),
  );

  /** decision := "coi như" ( "thiếu kỳ" | name [ "," points ] ) | "không tính" | "thì chưa xếp loại" | takeWord | "tính chung" | "chỉ tính bản mới" */
  readonly decision: Rule<tree.Decision> = this.RULE('decision', (): tree.Decision =>
    this.OR<tree.Decision>([
      {
        ALT: () => {
          this.CONSUME(K.CountsAs);
          return this.OR2<tree.Decision>([
            {
              ALT: () => {
                this.CONSUME(K.MissingPeriod);
                return { kind: 'as-missing' };
              },
            },
            {
              ALT: () => {
                const rating = this.SUBRULE(this.name);
                const points = this.OPTION(() => {
                  this.CONSUME(Comma);
                  return this.SUBRULE(this.points);
                });
                return { kind: 'counts-as', rating, ...(points && { points }) };
              },
            },
          ]);
        },
      },
      ...this.fixedDecisions(),
    ]),
  );

  private fixedDecisions(): { ALT: () => tree.Decision }[] {
    return decisions.map(([type, decision]) => ({
      ALT: () => {
        this.consume(0, type);
        return decision;
      },
    }));
  }

  /** quantified := counting name member | ( "ít nhất" | "nhiều nhất" ) number name member | pointsWord name */
  readonly quantified: Rule<tree.Expr> = this.RULE('quantified', (): tree.Expr => {
    const first = this.LA(1);
    return this.OR<tree.Expr>([
      {
        ALT: () => {
          const word = this.SUBRULE(this.countingWord);
          const series = this.SUBRULE(this.name);
          const member = this.SUBRULE(this.member);
          return this.ACTION(() => ({
            kind: 'quantified',
            span: this.since(first),
            counting: lookUp(countings, word),
            series,
            member,
          }));
        },
      },
      {
        ALT: () => {
          const word = this.OR2([
            { ALT: () => this.CONSUME(K.AtLeastOf) },
            { ALT: () => this.CONSUME(K.AtMostOf) },
          ]);
          const amount = this.SUBRULE(this.unsignedNumber);
          const series = this.SUBRULE2(this.name);
          const member = this.SUBRULE2(this.member);
          return this.ACTION(() => ({
            kind: 'quantified',
            span: this.since(first),
            counting: lookUp(countings, word),
            amount,
            series,
            member,
          }));
        },
      },
      {
        ALT: () => {
          const word = this.SUBRULE(this.pointsWord);
          const series = this.SUBRULE3(this.name);
          return this.ACTION(() => ({
            kind: 'points-of-series',
            span: this.since(first),
            which: lookUp(pointsOfAll, word),
            series,
          }));
        },
      },
    ]);
  });

  /** countingWord := "mọi" | "số kỳ" | "tỷ lệ kỳ" | "chuỗi dài nhất" | "kỳ mới nhất của" */
  readonly countingWord: Rule<IToken> = this.RULE('countingWord', (): IToken =>
    this.OR([
      { ALT: () => this.CONSUME(K.Every) },
      { ALT: () => this.CONSUME(K.NumberOf) },
      { ALT: () => this.CONSUME(K.ShareOf) },
      { ALT: () => this.CONSUME(K.LongestRun) },
      { ALT: () => this.CONSUME(K.LatestOf) },
    ]),
  );

  /** pointsWord := "trung bình điểm của" | "trung vị điểm của" | "điểm thấp nhất của" | "điểm cao nhất của" | "tổng điểm của" | "điểm mới nhất của" */
  readonly pointsWord: Rule<IToken> = this.RULE('pointsWord', (): IToken =>
    this.OR([
      { ALT: () => this.CONSUME(K.AveragePoints) },
      { ALT: () => this.CONSUME(K.MedianPoints) },
      { ALT: () => this.CONSUME(K.LeastPoints) },
      { ALT: () => this.CONSUME(K.GreatestPoints) },
      { ALT: () => this.CONSUME(K.SumOfPoints) },
      { ALT: () => this.CONSUME(K.LatestPoints) },
    ]),
  );

  /** member := ratingRange | "có điểm" openRange | "có kết quả" | "không có kết quả" */
  readonly member: Rule<tree.Member> = this.RULE('member', (): tree.Member => {
    const first = this.LA(1);
    return this.OR<tree.Member>([
      {
        ALT: () => {
          const range = this.SUBRULE(this.ratingRange);
          return this.ACTION(() => ({ kind: 'ratings', span: range.span, range }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.WithPoints);
          const range = this.SUBRULE(this.openRange);
          return this.ACTION(() => ({ kind: 'points', span: this.since(first), range }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.WithResult);
          return this.ACTION(() => ({ kind: 'has-result', span: this.since(first), value: true }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.WithoutResult);
          return this.ACTION(() => ({ kind: 'has-result', span: this.since(first), value: false }));
        },
      },
    ]);
  });

  /** ratingRange := lowerWord name [ half | upperWord name ] | upperWord name | "dưới" name | "bằng" name | name half */
  readonly ratingRange: Rule<tree.Range<tree.Name>> = this.RULE(
    'ratingRange',
    (): tree.Range<tree.Name> => {
      const first = this.LA(1);
      let from: tree.End<tree.Name> | undefined;
      let to: tree.End<tree.Name> | undefined;
      this.OR([
        {
          ALT: () => {
            const inclusive = this.SUBRULE(this.lowerWord);
            from = { value: this.SUBRULE(this.name), inclusive };
            this.OPTION(() =>
              this.OR2([
                {
                  ALT: () => {
                    const half = this.SUBRULE(this.half);
                    this.ACTION(() => {
                      if (half.tokenType === K.OrMore) return;
                      to = from;
                      from = undefined;
                    });
                  },
                },
                {
                  ALT: () => {
                    const closed = this.SUBRULE(this.upperWord);
                    to = { value: this.SUBRULE2(this.name), inclusive: closed };
                  },
                },
              ]),
            );
          },
        },
        {
          ALT: () => {
            const closed = this.SUBRULE2(this.upperWord);
            to = { value: this.SUBRULE3(this.name), inclusive: closed };
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.Under);
            to = { value: this.SUBRULE4(this.name), inclusive: false };
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.Exactly);
            from = { value: this.SUBRULE5(this.name), inclusive: true };
            to = from;
          },
        },
        {
          ALT: () => {
            const end = { value: this.SUBRULE6(this.name), inclusive: true };
            const half = this.SUBRULE2(this.half);
            this.ACTION(() => {
              if (half.tokenType === K.OrMore) from = end;
              else to = end;
            });
          },
        },
      ]);
      return this.ACTION(() => ({
        span: this.since(first),
        ...(from && { from }),
        ...(to && { to }),
      }));
    },
  );

  /** extends := "kế thừa" name [ "phiên bản" text ] */
  readonly extends: Rule<Clause> = this.RULE('extends', (): Clause => {
    const first = this.CONSUME(K.Extends);
    const of = this.SUBRULE(this.name);
    const edition = this.OPTION(() => {
      this.CONSUME(K.Edition);
      return this.SUBRULE(this.text);
    });
    return this.ACTION(() => ({
      kind: 'extends',
      extends: { span: this.since(first), of, ...(edition && { edition }) },
    }));
  });

  /** effective := "hiệu lực" "từ" date [ "đến" date ] */
  readonly effective: Rule<Clause> = this.RULE('effective', (): Clause => {
    const first = this.CONSUME(K.Effective);
    this.CONSUME(K.From);
    const from = this.SUBRULE(this.date);
    const to = this.OPTION(() => {
      this.CONSUME(K.To);
      return this.SUBRULE2(this.date);
    });
    return this.ACTION(() => ({
      kind: 'effective',
      effective: { span: this.since(first), from, ...(to && { to }) },
    }));
  });

  /** scale := ( "thang điểm" [ "từ" number "đến" ] number | "không có thang điểm" ) ( "," scalePart )* */
  readonly scale: Rule<Clause> = this.RULE('scale', (): Clause => {
    const first = this.LA(1);
    const bounds = this.OR([
      {
        ALT: () => {
          this.CONSUME(K.Scale);
          const from = this.OPTION(() => {
            this.CONSUME(K.From);
            const start = this.SUBRULE(this.signedNumber);
            this.CONSUME(K.To);
            return start;
          });
          const to = this.SUBRULE2(this.signedNumber);
          return { ...(from && { from }), to };
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.NoScale);
          return undefined;
        },
      },
    ]);
    let step: Points | undefined;
    let lowerIsBetter = false;
    let rounding: tree.Rounding | undefined;
    this.MANY(() => {
      this.CONSUME(Comma);
      this.OR2([
        {
          ALT: () => {
            const word = this.CONSUME(K.Step);
            this.ACTION(() => step && this.repeated('Step', spanOf(word)));
            step = this.SUBRULE3(this.signedNumber);
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.LowerIsBetter);
            lowerIsBetter = true;
          },
        },
        {
          ALT: () => {
            const before = rounding;
            rounding = this.SUBRULE(this.rounding);
            this.ACTION(() => before && rounding && this.repeated('Round', rounding.span));
          },
        },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'scale',
      scale: {
        span: this.since(first),
        ...(bounds && { bounds }),
        ...(step && { step }),
        lowerIsBetter,
        ...(rounding && { rounding }),
      },
    }));
  });

  /** rounding := roundingWord "đến" number */
  readonly rounding: Rule<tree.Rounding> = this.RULE('rounding', (): tree.Rounding => {
    const word = this.SUBRULE(this.roundingWord);
    this.CONSUME(K.To);
    const to = this.SUBRULE(this.signedNumber);
    return this.ACTION(() => ({ span: this.since(word), mode: lookUp(modes, word), to }));
  });

  /** roundingWord := "làm tròn" | "làm tròn lên" | "làm tròn xuống" | "làm tròn nửa chẵn" */
  readonly roundingWord: Rule<IToken> = this.RULE('roundingWord', (): IToken =>
    this.OR([
      { ALT: () => this.CONSUME(K.Round) },
      { ALT: () => this.CONSUME(K.RoundUp) },
      { ALT: () => this.CONSUME(K.RoundDown) },
      { ALT: () => this.CONSUME(K.RoundHalfEven) },
    ]),
  );

  /** annotation := "căn cứ" text | "ghi chú" text | "trạng thái" statusWord | permission */
  readonly annotation: Rule<Clause> = this.RULE('annotation', (): Clause =>
    this.OR<Clause>([
      {
        ALT: () => {
          this.CONSUME(K.Source);
          return { kind: 'source', text: this.SUBRULE(this.text) };
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Note);
          return { kind: 'note', text: this.SUBRULE2(this.text) };
        },
      },
      {
        ALT: () => {
          const first = this.CONSUME(K.Status);
          const word = this.SUBRULE(this.statusWord);
          return this.ACTION(() => ({
            kind: 'status',
            status: { span: this.since(first), value: lookUp(statuses, word) },
          }));
        },
      },
      { ALT: () => this.SUBRULE(this.permission) },
    ]),
  );

  /** permission := "cố định" | "được bổ sung" | "được bỏ" | "được điều chỉnh" bounds [ "điểm" ] */
  readonly permission: Rule<Clause> = this.RULE('permission', (): Clause => {
    const first = this.LA(1);
    return this.OR<Clause>([
      ...this.fixedPermissions(),
      {
        ALT: () => {
          this.CONSUME(K.Adjustable);
          const bounds = this.SUBRULE(this.bounds);
          this.OPTION(() => this.CONSUME(K.Points));
          return this.ACTION(() => ({
            kind: 'permission',
            permission: { kind: 'adjustable', span: this.since(first), ...bounds },
          }));
        },
      },
    ]);
  });

  private fixedPermissions(): { ALT: () => Clause }[] {
    return permissions.map(([type, kind]) => ({
      ALT: () => {
        const word = this.consume(0, type);
        return this.ACTION(() => ({
          kind: 'permission',
          permission: { kind, span: spanOf(word) },
        }));
      },
    }));
  }

  /** statusWord := "chính thức" | "minh họa" | "dự thảo" */
  readonly statusWord: Rule<IToken> = this.RULE('statusWord', (): IToken =>
    this.OR([
      { ALT: () => this.CONSUME(K.Official) },
      { ALT: () => this.CONSUME(K.Illustrative) },
      { ALT: () => this.CONSUME(K.Draft) },
    ]),
  );

  /** changeable := "thay đổi được" */
  readonly changeable: Rule<Clause> = this.RULE('changeable', (): Clause => {
    const word = this.CONSUME(K.Changeable);
    return this.ACTION(() => ({ kind: 'changeable', changeable: { span: spanOf(word) } }));
  });

  /** annotations := annotation* */
  readonly annotations: Rule<tree.Annotations> = this.RULE('annotations', (): tree.Annotations => {
    const clauses: Clause[] = [];
    this.MANY(() => clauses.push(this.SUBRULE(this.annotation)));
    return this.ACTION(() => this.sorted(clauses).annotations);
  });

  // ── Assessors ────────────────────────────────────────────────────────────────────────────────

  /** assessors := "người chấm" [ ":" ] [ "trung bình của" | "trung vị của" ] assessor ( [ "," ] assessor )* ( [ "," ] assessorsClause )* */
  readonly assessors: Rule<tree.Assessors> = this.RULE('assessors', (): tree.Assessors => {
    const first = this.CONSUME(K.Assessors);
    this.OPTION(() => this.CONSUME(Colon));
    const counts = this.OPTION2(() =>
      this.OR<tree.Counts>([
        {
          ALT: () => {
            this.CONSUME(K.AverageOf);
            return 'average';
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.MedianOf);
            return 'median';
          },
        },
      ]),
    );
    const members: tree.Assessor[] = [];
    const clauses: AssessorsClause[] = [];
    members.push(this.SUBRULE(this.assessor));
    this.MANY(() => {
      this.OPTION3(() => this.CONSUME(Comma));
      this.OR2([
        { ALT: () => members.push(this.SUBRULE2(this.assessor)) },
        { ALT: () => clauses.push(this.SUBRULE(this.assessorsClause)) },
      ]);
    });
    return this.ACTION(() => ({
      span: this.since(first),
      counts: counts ?? 'first',
      members,
      ...this.assessorsClauses(clauses),
    }));
  });

  /** assessor := name [ text ] [ "từ" number "đến" number ] [ "bắt buộc" ] */
  readonly assessor: Rule<tree.Assessor> = this.RULE('assessor', (): tree.Assessor => {
    const first = this.LA(1);
    const id = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    const count = this.OPTION2(() => this.SUBRULE(this.bounds));
    const required = this.OPTION3(() => this.CONSUME(K.Required));
    return this.ACTION(() => ({
      span: this.since(first),
      id,
      ...(title && { title }),
      ...(count && { count }),
      required: required !== undefined,
    }));
  });

  /** assessorsClause := "bỏ" number "cao nhất" "và" number "thấp nhất" | rounding | ( "chênh lệch tổng quá" | "chênh lệch tiêu chí quá" ) points */
  readonly assessorsClause: Rule<AssessorsClause> = this.RULE(
    'assessorsClause',
    (): AssessorsClause =>
      this.OR<AssessorsClause>([
        {
          ALT: () => {
            const first = this.CONSUME(K.Dropping);
            const highest = this.SUBRULE(this.unsignedNumber);
            this.CONSUME(K.Highest);
            this.CONSUME(K.And);
            const lowest = this.SUBRULE2(this.unsignedNumber);
            this.CONSUME(K.Lowest);
            return this.ACTION(() => ({ dropping: { span: this.since(first), highest, lowest } }));
          },
        },
        {
          ALT: () => {
            const rounding = this.SUBRULE(this.rounding);
            return { rounding };
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.TotalDifference);
            return { totalDifference: this.SUBRULE(this.points) };
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.CriterionDifference);
            return { criterionDifference: this.SUBRULE2(this.points) };
          },
        },
      ]),
  );

  // ── Facts ────────────────────────────────────────────────────────────────────────────────────

  /** facts := "số liệu" fact* */
  readonly facts: Rule<tree.Fact[]> = this.RULE('facts', (): tree.Fact[] => {
    const facts: tree.Fact[] = [];
    this.CONSUME(K.Facts);
    this.MANY(() => facts.push(this.SUBRULE(this.fact)));
    return facts;
  });

  /** fact := name text factType ( annotation | changeable )* */
  readonly fact: Rule<tree.Fact> = this.RULE('fact', (): tree.Fact => {
    const first = this.LA(1);
    const id = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.text);
    const type = this.SUBRULE(this.factType);
    const clauses: Clause[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => clauses.push(this.SUBRULE(this.annotation)) },
        { ALT: () => clauses.push(this.SUBRULE(this.changeable)) },
      ]);
    });
    return this.ACTION(() => {
      const { annotations, changeable } = this.sorted(clauses);
      return {
        kind: 'fact',
        span: this.since(first),
        id,
        title,
        type,
        annotations,
        ...(changeable && { changeable }),
      };
    });
  });

  /** factType := "số đếm" bounds | ( "số thập phân" | "phần trăm" ) decimals bounds | "có hoặc không" | "chọn một" options */
  readonly factType: Rule<tree.FactType> = this.RULE('factType', (): tree.FactType => {
    const first = this.LA(1);
    return this.OR<tree.FactType>([
      {
        ALT: () => {
          this.CONSUME(K.Count);
          const bounds = this.SUBRULE(this.bounds);
          return this.ACTION(() => ({ kind: 'count', span: this.since(first), ...bounds }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Decimal);
          const decimals = this.SUBRULE(this.decimals);
          const bounds = this.SUBRULE2(this.bounds);
          return this.ACTION(() => ({
            kind: 'decimal',
            span: this.since(first),
            decimals,
            ...bounds,
          }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Percentage);
          const decimals = this.SUBRULE2(this.decimals);
          const bounds = this.SUBRULE3(this.bounds);
          return this.ACTION(() => ({
            kind: 'percentage',
            span: this.since(first),
            decimals,
            ...bounds,
          }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.YesOrNo);
          return this.ACTION(() => ({ kind: 'boolean', span: this.since(first) }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.ChooseOne);
          this.OPTION(() => this.CONSUME(Colon));
          const options: tree.Option[] = [];
          this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => options.push(this.SUBRULE(this.choice)) });
          return this.ACTION(() => ({ kind: 'choice', span: this.since(first), options }));
        },
      },
    ]);
  });

  /** choice := name text */
  readonly choice: Rule<tree.Option> = this.RULE('choice', (): tree.Option => {
    const first = this.LA(1);
    const id = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.text);
    return this.ACTION(() => ({ span: this.since(first), id, title }));
  });

  /** decimals := [ [ "có" ] number "chữ số lẻ" ] */
  readonly decimals: Rule<number> = this.RULE('decimals', (): number => {
    const count = this.OPTION(() => {
      this.OPTION2(() => this.CONSUME(K.With));
      const literal = this.SUBRULE(this.signedNumber);
      this.CONSUME(K.Decimals);
      return this.ACTION(() => Number(literal.value.numerator) / Number(literal.value.denominator));
    });
    return count ?? 0;
  });

  /** bounds := "từ" number "đến" number */
  readonly bounds: Rule<{ from: Points; to: Points }> = this.RULE(
    'bounds',
    (): { from: Points; to: Points } => {
      this.CONSUME(K.From);
      const from = this.SUBRULE(this.signedNumber);
      this.CONSUME(K.To);
      const to = this.SUBRULE2(this.signedNumber);
      return { from, to };
    },
  );

  /** constraints := "ràng buộc" constraint*; a constraint stands at the start of a line or behind the title of another. */
  readonly constraints: Rule<tree.Constraint[]> = this.RULE(
    'constraints',
    (): tree.Constraint[] => {
      const constraints: tree.Constraint[] = [];
      this.CONSUME(K.Constraints);
      this.MANY({
        GATE: () => this.atNewItem(),
        DEF: () => constraints.push(this.SUBRULE(this.constraint)),
      });
      return constraints;
    },
  );

  /** constraint := expression [ text ] */
  readonly constraint: Rule<tree.Constraint> = this.RULE('constraint', (): tree.Constraint => {
    const first = this.LA(1);
    const condition = this.SUBRULE(this.expression);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    return this.ACTION(() => ({
      kind: 'constraint',
      span: this.since(first),
      condition,
      ...(title && { title }),
    }));
  });

  /** let := "đặt" name "=" expression */
  readonly binding: Rule<tree.Let> = this.RULE('binding', (): tree.Let => {
    const first = this.CONSUME(K.Let);
    const id = this.SUBRULE(this.name);
    this.CONSUME(Equals);
    const value = this.SUBRULE(this.expression);
    return this.ACTION(() => ({ kind: 'let', span: this.since(first), id, value }));
  });

  // ── Sections and criteria ────────────────────────────────────────────────────────────────────

  /** sectionHead := "mục" name text [ points ] annotation* */
  readonly sectionHead: Rule<tree.Section> = this.RULE('sectionHead', (): tree.Section => {
    const first = this.CONSUME(K.Section);
    const id = this.SUBRULE(this.number);
    const title = this.SUBRULE(this.text);
    const points = this.OPTION(() => this.SUBRULE(this.points));
    const annotations = this.SUBRULE(this.annotations);
    return this.ACTION(() => ({
      kind: 'section',
      span: this.since(first),
      id,
      title,
      ...(points && { points }),
      annotations,
      criteria: [],
    }));
  });

  /** bonuses := "điểm thưởng" */
  readonly bonuses: Rule<IToken> = this.RULE('bonuses', (): IToken => this.CONSUME(K.Bonuses));

  /** penalties := "điểm trừ" */
  readonly penalties: Rule<IToken> = this.RULE('penalties', (): IToken =>
    this.CONSUME(K.Penalties),
  );

  /** criterion := "tiêu chí" name text scored criterionClauses */
  readonly criterion: Rule<tree.Criterion> = this.RULE('criterion', (): tree.Criterion => {
    const first = this.CONSUME(K.Criterion);
    const id = this.SUBRULE(this.number);
    const title = this.SUBRULE(this.text);
    const scored = this.SUBRULE(this.scored);
    const behind = this.SUBRULE(this.criterionClauses);
    return this.ACTION(() => {
      const clauses = [...scored.clauses, ...behind];
      const { annotations, changeable, applies, onlyFor } = this.sorted(clauses);
      return {
        kind: 'criterion',
        span: this.since(first),
        id,
        title,
        scoring: scored.scoring,
        ...(applies && { applies }),
        ...(onlyFor && { onlyFor }),
        annotations,
        ...(changeable && { changeable }),
      };
    });
  });

  /** scored := assessed | met | perUnit | "chọn một" criterionClauses levels | "theo" additive criterionClauses measured */
  readonly scored: Rule<Scored> = this.RULE('scored', (): Scored =>
    this.OR<Scored>([
      { ALT: () => ({ scoring: this.SUBRULE(this.assessed), clauses: [] }) },
      { ALT: () => ({ scoring: this.SUBRULE(this.met), clauses: [] }) },
      { ALT: () => ({ scoring: this.SUBRULE(this.perUnit), clauses: [] }) },
      {
        ALT: () => {
          const word = this.CONSUME(K.ChooseOne);
          const clauses = this.SUBRULE(this.criterionClauses);
          const levels = this.SUBRULE(this.levels);
          return this.ACTION(() => ({
            scoring: { kind: 'levels', span: this.since(word), levels },
            clauses,
          }));
        },
      },
      {
        ALT: () => {
          const word = this.CONSUME(K.By);
          const measure = this.SUBRULE(this.additive);
          const clauses = this.SUBRULE2(this.criterionClauses);
          const rest = this.SUBRULE(this.measured);
          return this.ACTION(() => ({
            scoring: { ...rest, span: this.since(word), measure },
            clauses,
          }));
        },
      },
    ]),
  );

  /** criterionClauses := ( annotation | changeable | applies | onlyFor )* */
  readonly criterionClauses: Rule<Clause[]> = this.RULE('criterionClauses', (): Clause[] => {
    const clauses: Clause[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => clauses.push(this.SUBRULE(this.annotation)) },
        { ALT: () => clauses.push(this.SUBRULE(this.changeable)) },
        { ALT: () => clauses.push(this.SUBRULE(this.applies)) },
        { ALT: () => clauses.push(this.SUBRULE(this.onlyFor)) },
      ]);
    });
    return clauses;
  });

  /** onlyFor := "chỉ dành cho" name */
  readonly onlyFor: Rule<Clause> = this.RULE('onlyFor', (): Clause => {
    this.CONSUME(K.OnlyFor);
    return { kind: 'only-for', onlyFor: this.SUBRULE(this.name) };
  });

  /** assessed := "từ" number "đến" points [ "=" expression ] */
  readonly assessed: Rule<tree.Assessed | tree.Formula> = this.RULE(
    'assessed',
    (): tree.Assessed | tree.Formula => {
      const first = this.CONSUME(K.From);
      const from = this.SUBRULE(this.signedNumber);
      this.OPTION(() => this.CONSUME(K.Points));
      this.CONSUME(K.To);
      const to = this.SUBRULE(this.points);
      const value = this.OPTION2(() => {
        this.CONSUME(Equals);
        return this.SUBRULE(this.expression);
      });
      return this.ACTION((): tree.Assessed | tree.Formula => {
        const span = this.since(first);
        return value
          ? { kind: 'formula', span, value, from, to }
          : { kind: 'assessed', span, from, to };
      });
    },
  );

  /** met := "đạt" [ "khi" expression ] "được" points */
  readonly met: Rule<tree.Met> = this.RULE('met', (): tree.Met => {
    const first = this.CONSUME(K.Met);
    const when = this.OPTION(() => {
      this.CONSUME(K.When);
      return this.SUBRULE(this.expression);
    });
    this.CONSUME(K.Earns);
    const points = this.SUBRULE(this.points);
    return this.ACTION(() => ({
      kind: 'met-or-not',
      span: this.since(first),
      ...(when && { when }),
      points,
    }));
  });

  /** perUnit := "mỗi" additive ( "cộng" | "trừ" ) points [ "," "tối đa" points ] */
  readonly perUnit: Rule<tree.PerUnit> = this.RULE('perUnit', (): tree.PerUnit => {
    const first = this.CONSUME(K.Each);
    const measure = this.SUBRULE(this.additive);
    const effect = this.OR<tree.PerUnit['effect']>([
      {
        ALT: () => {
          this.CONSUME(K.Adds);
          return 'adds';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Deducts);
          return 'deducts';
        },
      },
    ]);
    const points = this.SUBRULE(this.points);
    const maximum = this.OPTION(() => {
      this.CONSUME(Comma);
      this.CONSUME(K.AtMost);
      return this.SUBRULE2(this.points);
    });
    return this.ACTION(() => ({
      kind: 'per-unit',
      span: this.since(first),
      measure,
      effect,
      points,
      ...(maximum && { maximum }),
    }));
  });

  /** levels := level+ */
  readonly levels: Rule<tree.Level[]> = this.RULE('levels', (): tree.Level[] => {
    const levels: tree.Level[] = [];
    this.AT_LEAST_ONE(() => levels.push(this.SUBRULE(this.level)));
    return levels;
  });

  /** level := name text levelPoints annotation* */
  readonly level: Rule<tree.Level> = this.RULE('level', (): tree.Level => {
    const first = this.LA(1);
    const id = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.text);
    const points = this.SUBRULE(this.levelPoints);
    const annotations = this.SUBRULE(this.annotations);
    return this.ACTION(() => ({ span: this.since(first), id, title, points, annotations }));
  });

  /** levelPoints := openRange | points [ half ] */
  readonly levelPoints: Rule<tree.Level['points']> = this.RULE(
    'levelPoints',
    (): tree.Level['points'] =>
      this.OR<tree.Level['points']>([
        {
          ALT: () => {
            const range = this.SUBRULE(this.openRange);
            return this.ACTION(() => ({ kind: 'range', ...range }));
          },
        },
        {
          ALT: () => {
            const fixed = this.SUBRULE(this.points);
            const half = this.OPTION(() => this.SUBRULE(this.half));
            return this.ACTION(() =>
              half ? { kind: 'range', ...this.halfRange(fixed, half) } : fixed,
            );
          },
        },
      ]),
  );

  /** measured := band+ | progression; a progression begins "đến" number "được". */
  readonly measured: Rule<Measured> = this.RULE('measured', (): Measured =>
    this.OR<Measured>([
      { GATE: () => this.atProgression(), ALT: () => this.SUBRULE(this.progression) },
      {
        ALT: () => {
          const bands: tree.Band[] = [];
          this.AT_LEAST_ONE(() => bands.push(this.SUBRULE(this.band)));
          return { kind: 'bands', bands };
        },
      },
    ]),
  );

  /** progression := "đến" number "được" points "," "cứ thêm" number "cộng" points "," "tối đa" points [ "," "tính theo tỷ lệ" rounding ] */
  readonly progression: Rule<Measured> = this.RULE('progression', (): Measured => {
    this.CONSUME(K.To);
    const upTo = this.SUBRULE(this.signedNumber);
    this.CONSUME(K.Earns);
    const base = this.SUBRULE(this.points);
    this.CONSUME(Comma);
    this.CONSUME(K.EachFurther);
    const every = this.SUBRULE2(this.signedNumber);
    this.CONSUME(K.Adds);
    const adds = this.SUBRULE2(this.points);
    this.CONSUME2(Comma);
    this.CONSUME(K.AtMost);
    const maximum = this.SUBRULE3(this.points);
    const proRata = this.OPTION(() => {
      this.CONSUME3(Comma);
      this.CONSUME(K.ProRata);
      return this.SUBRULE(this.rounding);
    });
    return { kind: 'progressive', upTo, base, every, adds, maximum, ...(proRata && { proRata }) };
  });

  /** band := ( range | "còn lại" ) points annotation* */
  readonly band: Rule<tree.Band> = this.RULE('band', (): tree.Band => {
    const first = this.LA(1);
    const range = this.SUBRULE(this.rangeOrRest);
    const points = this.SUBRULE(this.points);
    const annotations = this.SUBRULE(this.annotations);
    return this.ACTION(() => ({
      span: this.since(first),
      ...(range && { range }),
      points,
      annotations,
    }));
  });

  /** rangeOrRest := range | "còn lại" */
  readonly rangeOrRest: Rule<tree.Range<Points> | undefined> = this.RULE(
    'rangeOrRest',
    (): tree.Range<Points> | undefined =>
      this.OR<tree.Range<Points> | undefined>([
        { ALT: () => this.SUBRULE(this.range) },
        {
          ALT: () => {
            this.CONSUME(K.Remaining);
            return undefined;
          },
        },
      ]),
  );

  /** applies := ( "áp dụng khi" expression [ "," "cho phép không áp dụng" ] | "cho phép không áp dụng" ) "," "nếu không" [ ":" ] otherwise */
  readonly applies: Rule<Clause> = this.RULE('applies', (): Clause => {
    const first = this.LA(1);
    let mayBeNotApplicable = false;
    const when = this.OR([
      {
        ALT: () => {
          this.CONSUME(K.AppliesWhen);
          const condition = this.SUBRULE(this.expression);
          this.OPTION(() => {
            this.CONSUME(Comma);
            this.CONSUME(K.MayBeNotApplicable);
            mayBeNotApplicable = true;
          });
          return condition;
        },
      },
      {
        ALT: () => {
          this.CONSUME2(K.MayBeNotApplicable);
          mayBeNotApplicable = true;
          return undefined;
        },
      },
    ]);
    this.CONSUME2(Comma);
    this.CONSUME(K.Else);
    this.OPTION2(() => this.CONSUME(Colon));
    const otherwise = this.SUBRULE(this.otherwise);
    return this.ACTION(() => ({
      kind: 'applies',
      applies: { span: this.since(first), ...(when && { when }), mayBeNotApplicable, otherwise },
    }));
  });

  /** otherwise := "được điểm tối đa" | "không tính" | [ "được" ] points */
  readonly otherwise: Rule<tree.Otherwise> = this.RULE('otherwise', (): tree.Otherwise => {
    const first = this.LA(1);
    return this.OR<tree.Otherwise>([
      {
        ALT: () => {
          this.CONSUME(K.FullPoints);
          return this.ACTION(() => ({ kind: 'maximum', span: this.since(first) }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.NotCounted);
          return this.ACTION(() => ({ kind: 'leaves-scale', span: this.since(first) }));
        },
      },
      {
        ALT: () => {
          this.OPTION(() => this.CONSUME(K.Earns));
          const points = this.SUBRULE(this.points);
          return this.ACTION(() => ({ kind: 'points', span: this.since(first), points }));
        },
      },
    ]);
  });

  // ── Ratings, caps, examples ──────────────────────────────────────────────────────────────────

  /** ratings := "xếp loại" rating* */
  readonly ratings: Rule<tree.Rating[]> = this.RULE('ratings', (): tree.Rating[] => {
    const ratings: tree.Rating[] = [];
    this.CONSUME(K.Ratings);
    this.MANY(() => ratings.push(this.SUBRULE(this.rating)));
    return ratings;
  });

  /** rating := name text [ range ] annotation* requirement* */
  readonly rating: Rule<tree.Rating> = this.RULE('rating', (): tree.Rating => {
    const first = this.LA(1);
    const id = this.SUBRULE(this.name);
    const title = this.SUBRULE(this.text);
    const range = this.OPTION(() => this.SUBRULE(this.range));
    const annotations = this.SUBRULE(this.annotations);
    const requirements: tree.Requirement[] = [];
    this.MANY(() => requirements.push(this.SUBRULE(this.requirement)));
    return this.ACTION(() => ({
      kind: 'rating',
      span: this.since(first),
      id,
      title,
      ...(range && { range }),
      requirements,
      annotations,
    }));
  });

  /** requirement := "yêu cầu" expression [ text ] annotation* */
  readonly requirement: Rule<tree.Requirement> = this.RULE('requirement', (): tree.Requirement => {
    const first = this.CONSUME(K.Requires);
    const condition = this.SUBRULE(this.expression);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    const annotations = this.SUBRULE(this.annotations);
    return this.ACTION(() => ({
      span: this.since(first),
      condition,
      ...(title && { title }),
      annotations,
    }));
  });

  /** caps := "khống chế" cap* */
  readonly caps: Rule<tree.Cap[]> = this.RULE('caps', (): tree.Cap[] => {
    const caps: tree.Cap[] = [];
    this.CONSUME(K.Caps);
    this.MANY(() => caps.push(this.SUBRULE(this.cap)));
    return caps;
  });

  /** cap := ( "cao nhất" | "thấp nhất" ) name "khi" expression [ text ] annotation* */
  readonly cap: Rule<tree.Cap> = this.RULE('cap', (): tree.Cap => {
    const first = this.LA(1);
    const kind = this.OR<tree.Cap['kind']>([
      {
        ALT: () => {
          this.CONSUME(K.CapTo);
          return 'cap';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.FloorTo);
          return 'floor';
        },
      },
    ]);
    const rating = this.SUBRULE(this.name);
    this.CONSUME(K.When);
    const condition = this.SUBRULE(this.expression);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    const annotations = this.SUBRULE(this.annotations);
    return this.ACTION(() => ({
      kind,
      span: this.since(first),
      rating,
      condition,
      ...(title && { title }),
      annotations,
    }));
  });

  /** quotas := "hạn mức" quota* */
  readonly quotas: Rule<tree.Quota[]> = this.RULE('quotas', (): tree.Quota[] => {
    const quotas: tree.Quota[] = [];
    this.CONSUME(K.Quotas);
    this.MANY(() => quotas.push(this.SUBRULE(this.quota)));
    return quotas;
  });

  /** quota := "nhiều nhất" number name [ "trên số" ratingRange ] within [ text ] ( annotation | quotaClause )* */
  readonly quota: Rule<tree.Quota> = this.RULE('quota', (): tree.Quota => {
    const first = this.CONSUME(K.AtMostOf);
    const limit = this.SUBRULE(this.unsignedNumber);
    const rating = this.SUBRULE(this.name);
    const outOf = this.OPTION(() => {
      this.CONSUME(K.OutOf);
      return this.SUBRULE(this.ratingRange);
    });
    const within = this.SUBRULE(this.within);
    const title = this.OPTION2(() => this.SUBRULE(this.text));
    const clauses: Clause[] = [];
    const parts: QuotaClause[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => clauses.push(this.SUBRULE(this.annotation)) },
        { ALT: () => parts.push(this.SUBRULE(this.quotaClause)) },
      ]);
    });
    return this.ACTION(() => ({
      kind: 'quota',
      span: this.since(first),
      limit,
      rating,
      ...(outOf && { outOf }),
      within,
      ...(title && { title }),
      ...this.quotaClauses(parts),
      annotations: this.sorted(clauses).annotations,
    }));
  });

  /** within := "trong mỗi tổ chức cơ sở đảng" | "trong mỗi huyện" | "trong toàn tỉnh" */
  readonly within: Rule<tree.Quota['within']> = this.RULE('within', (): tree.Quota['within'] =>
    this.OR<tree.Quota['within']>([
      {
        ALT: () => {
          this.CONSUME(K.WithinGrassroots);
          return 'grassroots';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.WithinDistrict);
          return 'district';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.WithinProvince);
          return 'province';
        },
      },
    ]),
  );

  /** quotaClause := rounding | "xếp hạng theo" ranking ( "," ranking )* | "vượt hạn mức thì xuống" name | "bằng nhau thì cùng xuống" | "bằng nhau thì theo mã đơn vị" */
  readonly quotaClause: Rule<QuotaClause> = this.RULE('quotaClause', (): QuotaClause =>
    this.OR<QuotaClause>([
      {
        ALT: () => {
          const rounding = this.SUBRULE(this.rounding);
          return { rounding };
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.RankedBy);
          const ranking: tree.Ranking[] = [];
          this.AT_LEAST_ONE_SEP({
            SEP: Comma,
            DEF: () => ranking.push(this.SUBRULE(this.ranking)),
          });
          return { ranking };
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.BeyondLoweredTo);
          return { loweredTo: this.SUBRULE(this.name) };
        },
      },
      {
        ALT: () => {
          const word = this.CONSUME(K.TiesLowered);
          return this.ACTION(() => ({ ties: { kind: 'lowered', span: spanOf(word) } }));
        },
      },
      {
        ALT: () => {
          const word = this.CONSUME(K.TiesById);
          return this.ACTION(() => ({ ties: { kind: 'by-id', span: spanOf(word) } }));
        },
      },
    ]),
  );

  /** ranking := additive [ "thấp đứng trước" ] */
  readonly ranking: Rule<tree.Ranking> = this.RULE('ranking', (): tree.Ranking => {
    const first = this.LA(1);
    const value = this.SUBRULE(this.additive);
    const lowestFirst = this.OPTION(() => this.CONSUME(K.LowestFirst));
    return this.ACTION(() => ({
      span: this.since(first),
      value,
      lowestFirst: lowestFirst !== undefined,
    }));
  });

  /** example := "ví dụ" text ( assignment [ "," ] )* "kết quả" ( points [ [ "," ] "xếp loại" name ] | "xếp loại" name ) */
  readonly example: Rule<tree.Example> = this.RULE('example', (): tree.Example => {
    const first = this.CONSUME(K.Example);
    const title = this.SUBRULE(this.text);
    const answers: tree.Assignment[] = [];
    this.MANY(() => {
      answers.push(this.SUBRULE(this.assignment));
      this.OPTION(() => this.CONSUME(Comma));
    });
    const result = this.CONSUME(K.Result);
    let points: Points | undefined;
    let rating: tree.Name | undefined;
    this.OR([
      {
        ALT: () => {
          points = this.SUBRULE(this.points);
          this.OPTION2(() => {
            this.OPTION3(() => this.CONSUME2(Comma));
            this.CONSUME(K.Rating);
            rating = this.SUBRULE(this.name);
          });
        },
      },
      {
        ALT: () => {
          this.CONSUME2(K.Rating);
          rating = this.SUBRULE2(this.name);
        },
      },
    ]);
    return this.ACTION(() => {
      const expected = {
        span: this.since(result),
        ...(points && { points }),
        ...(rating && { rating }),
      };
      return { kind: 'example', span: this.since(first), title, answers, expected };
    });
  });

  /** assignment := name "=" answer */
  readonly assignment: Rule<tree.Assignment> = this.RULE('assignment', (): tree.Assignment => {
    const first = this.LA(1);
    const id = this.SUBRULE(this.number);
    this.CONSUME(Equals);
    const value = this.SUBRULE(this.answer);
    return this.ACTION(() => ({ span: this.since(first), id, value }));
  });

  /** answer := number | "đạt" | "không đạt" | "có" | "không" | "không áp dụng" | name */
  readonly answer: Rule<tree.AnswerLiteral> = this.RULE('answer', (): tree.AnswerLiteral => {
    const first = this.LA(1);
    const literal = (build: (span: Span) => tree.AnswerLiteral): tree.AnswerLiteral =>
      this.ACTION(() => build(this.since(first)));
    return this.OR<tree.AnswerLiteral>([
      { ALT: () => this.SUBRULE(this.signedNumber) },
      {
        ALT: () => {
          this.CONSUME(K.NotApplicable);
          return literal((span) => ({ kind: 'not-applicable', span }));
        },
      },
      { ALT: () => this.SUBRULE(this.truth) },
      {
        ALT: () => {
          const name = this.SUBRULE(this.name);
          return this.ACTION(() => ({ kind: 'choice', ...name }));
        },
      },
    ]);
  });

  // ── Revisions ────────────────────────────────────────────────────────────────────────────────

  /** add := "bổ sung" [ place ] */
  readonly add: Rule<Omit<tree.Add, 'items'>> = this.RULE('add', (): Omit<tree.Add, 'items'> => {
    const first = this.CONSUME(K.Add);
    const place = this.OPTION(() => this.SUBRULE(this.place));
    return this.ACTION(() => ({
      kind: 'add',
      span: this.since(first),
      ...(place && { place }),
    }));
  });

  /** replace := "thay thế" */
  readonly replace: Rule<Omit<tree.Replace, 'items'>> = this.RULE(
    'replace',
    (): Omit<tree.Replace, 'items'> => {
      const first = this.CONSUME(K.Replace);
      return this.ACTION(() => ({ kind: 'replace', span: spanOf(first) }));
    },
  );

  /** place := beside | "vào" block */
  readonly place: Rule<tree.Place> = this.RULE('place', (): tree.Place =>
    this.OR<tree.Place>([
      { ALT: () => this.SUBRULE(this.beside) },
      {
        ALT: () => {
          this.CONSUME(K.Into);
          return this.SUBRULE(this.block);
        },
      },
    ]),
  );

  /** beside := ( "ngay sau" | "ngay trước" ) key */
  readonly beside: Rule<tree.Beside> = this.RULE('beside', (): tree.Beside => {
    const first = this.LA(1);
    const kind = this.SUBRULE(this.side);
    const key = this.SUBRULE(this.key);
    return this.ACTION(() => ({ kind, span: this.since(first), key }));
  });

  /** levelPlace := ( "ngay sau" | "ngay trước" ) name */
  readonly levelPlace: Rule<tree.Beside> = this.RULE('levelPlace', (): tree.Beside => {
    const first = this.LA(1);
    const kind = this.SUBRULE(this.side);
    const name = this.SUBRULE(this.name);
    return this.ACTION(() => ({ kind, span: this.since(first), key: { kind: 'id', ...name } }));
  });

  /** side := "ngay sau" | "ngay trước" */
  readonly side: Rule<tree.Beside['kind']> = this.RULE('side', (): tree.Beside['kind'] =>
    this.OR<tree.Beside['kind']>([
      {
        ALT: () => {
          this.CONSUME(K.RightAfter);
          return 'after';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.RightBefore);
          return 'before';
        },
      },
    ]),
  );

  /** block := "mục" name | "điểm thưởng" | "điểm trừ" */
  readonly block: Rule<tree.Place> = this.RULE('block', (): tree.Place => {
    const first = this.LA(1);
    return this.OR<tree.Place>([
      {
        ALT: () => {
          this.CONSUME(K.Section);
          const section = this.SUBRULE(this.number);
          return this.ACTION(() => ({ kind: 'into', span: this.since(first), section }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Bonuses);
          return this.ACTION(() => ({
            kind: 'into-block',
            span: this.since(first),
            block: 'bonuses',
          }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Penalties);
          return this.ACTION(() => ({
            kind: 'into-block',
            span: this.since(first),
            block: 'penalties',
          }));
        },
      },
    ]);
  });

  /** key := name | wordKey */
  readonly key: Rule<tree.Key> = this.RULE('key', (): tree.Key =>
    this.OR<tree.Key>([
      {
        ALT: () => {
          const name = this.SUBRULE(this.number);
          return this.ACTION(() => ({ kind: 'id', ...name }));
        },
      },
      { ALT: () => this.SUBRULE(this.wordKey) },
    ]),
  );

  /** wordKey := text | "(" expression ")"; of what has no id. */
  readonly wordKey: Rule<tree.Key> = this.RULE('wordKey', (): tree.Key =>
    this.OR<tree.Key>([
      {
        ALT: () => {
          const title = this.SUBRULE(this.text);
          return this.ACTION(() => ({ kind: 'title', ...title }));
        },
      },
      {
        ALT: () => {
          const first = this.CONSUME(Open);
          const condition = this.SUBRULE(this.expression);
          this.CONSUME(Close);
          return this.ACTION(() => ({ kind: 'condition', span: this.since(first), condition }));
        },
      },
    ]),
  );

  /** target := numberedTarget | ( "ràng buộc" | "khống chế" | "hạn mức" ) wordKey */
  readonly target: Rule<tree.Target> = this.RULE('target', (): tree.Target =>
    this.OR<tree.Target>([
      { ALT: () => this.SUBRULE(this.numberedTarget) },
      {
        ALT: () => {
          const word = this.SUBRULE(this.wordOfKeyed);
          const key = this.SUBRULE(this.wordKey);
          return this.ACTION(() => ({
            kind: lookUp(keyedKinds, word),
            span: this.since(word),
            key,
          }));
        },
      },
    ]),
  );

  /** numberedTarget := ( "số liệu" | "đặt" | "mục" | "tiêu chí" | "xếp loại" ) name */
  readonly numberedTarget: Rule<tree.Target> = this.RULE('numberedTarget', (): tree.Target => {
    const word = this.OR(
      [...numberedKinds.keys()].map((type) => ({ ALT: () => this.consume(0, type) })),
    );
    const name = this.SUBRULE(this.number);
    return this.ACTION(() => ({
      kind: lookUp(numberedKinds, word),
      span: this.since(word),
      key: { kind: 'id', ...name },
    }));
  });

  /** wordOfKeyed := "ràng buộc" | "khống chế" | "hạn mức" */
  readonly wordOfKeyed: Rule<IToken> = this.RULE('wordOfKeyed', (): IToken =>
    this.OR([...keyedKinds.keys()].map((type) => ({ ALT: () => this.consume(0, type) }))),
  );

  /** remove := "bãi bỏ" ( target | "người chấm" | "thang điểm" | "căn cứ" | "ghi chú" | "trạng thái" ) */
  readonly remove: Rule<tree.Remove> = this.RULE('remove', (): tree.Remove => {
    const first = this.CONSUME(K.Remove);
    const target = this.OR<tree.Remove['target']>([
      { ALT: () => this.SUBRULE(this.target) },
      {
        ALT: () => {
          const word = this.SUBRULE(this.headWord);
          return this.ACTION(() => ({ kind: lookUp(headParts, word), span: spanOf(word) }));
        },
      },
    ]);
    return this.ACTION(() => ({ kind: 'remove', span: this.since(first), target }));
  });

  /** headWord := "người chấm" | "thang điểm" | "căn cứ" | "ghi chú" | "trạng thái" */
  readonly headWord: Rule<IToken> = this.RULE('headWord', (): IToken =>
    this.OR([...headParts.keys()].map((type) => ({ ALT: () => this.consume(0, type) }))),
  );

  /** move := "chuyển chỗ" target place */
  readonly move: Rule<tree.Move> = this.RULE('move', (): tree.Move => {
    const first = this.CONSUME(K.Move);
    const target = this.SUBRULE(this.target);
    const place = this.SUBRULE(this.place);
    return this.ACTION(() => ({ kind: 'move', span: this.since(first), target, place }));
  });

  /** renumber := "đổi mã" numberedTarget "thành mã" name */
  readonly renumber: Rule<tree.Renumber> = this.RULE('renumber', (): tree.Renumber => {
    const first = this.CONSUME(K.Renumber);
    const target = this.SUBRULE(this.numberedTarget);
    this.CONSUME(K.Becomes);
    const to = this.SUBRULE(this.number);
    return this.ACTION(() => ({ kind: 'renumber', span: this.since(first), target, to }));
  });

  /** amend := "sửa đổi" ( amendedFact | amendedLet | amendedSection | amendedCriterion | amendedRating ) */
  readonly amend: Rule<tree.Amend> = this.RULE('amend', (): tree.Amend => {
    const first = this.CONSUME(K.Amend);
    const { id, item } = this.OR<Amended>([
      { ALT: () => this.SUBRULE(this.amendedFact) },
      { ALT: () => this.SUBRULE(this.amendedLet) },
      { ALT: () => this.SUBRULE(this.amendedSection) },
      { ALT: () => this.SUBRULE(this.amendedCriterion) },
      { ALT: () => this.SUBRULE(this.amendedRating) },
    ]);
    return this.ACTION(() => ({ kind: 'amend', span: this.since(first), id, item }));
  });

  /** amendedFact := "số liệu" name [ text ] [ factType ] ( annotation | changeable )* */
  readonly amendedFact: Rule<Amended> = this.RULE('amendedFact', (): Amended => {
    this.CONSUME(K.Facts);
    const id = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    const type = this.OPTION2(() => this.SUBRULE(this.factType));
    const clauses: Clause[] = [];
    this.MANY(() => {
      this.OR([
        { ALT: () => clauses.push(this.SUBRULE(this.annotation)) },
        { ALT: () => clauses.push(this.SUBRULE(this.changeable)) },
      ]);
    });
    return this.ACTION(() => {
      const { annotations, changeable } = this.sorted(clauses);
      return {
        id,
        item: {
          kind: 'fact',
          ...(title && { title }),
          ...(type && { type }),
          annotations,
          ...(changeable && { changeable }),
        },
      };
    });
  });

  /** amendedLet := "đặt" name "=" expression */
  readonly amendedLet: Rule<Amended> = this.RULE('amendedLet', (): Amended => {
    const { id, value } = this.SUBRULE(this.binding);
    return { id, item: { kind: 'let', value } };
  });

  /** amendedSection := "mục" name [ text ] [ points ] annotation* */
  readonly amendedSection: Rule<Amended> = this.RULE('amendedSection', (): Amended => {
    this.CONSUME(K.Section);
    const id = this.SUBRULE(this.number);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    const points = this.OPTION2(() => this.SUBRULE(this.points));
    const annotations = this.SUBRULE(this.annotations);
    return this.ACTION(() => ({
      id,
      item: {
        kind: 'section',
        ...(title && { title }),
        ...(points && { points }),
        annotations,
      },
    }));
  });

  /** amendedCriterion := "tiêu chí" name [ text ] [ scored ] criterionClauses levelChange* */
  readonly amendedCriterion: Rule<Amended> = this.RULE('amendedCriterion', (): Amended => {
    this.CONSUME(K.Criterion);
    const id = this.SUBRULE(this.number);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    const scored = this.OPTION2(() => this.SUBRULE(this.scored));
    const behind = this.SUBRULE(this.criterionClauses);
    const levels: tree.LevelChange[] = [];
    this.MANY(() => levels.push(this.SUBRULE(this.levelChange)));
    return this.ACTION(() => {
      const clauses = [...(scored?.clauses ?? []), ...behind];
      const { annotations, changeable, applies, onlyFor } = this.sorted(clauses);
      return {
        id,
        item: {
          kind: 'criterion',
          ...(title && { title }),
          ...(scored && { scoring: scored.scoring }),
          ...(applies && { applies }),
          ...(onlyFor && { onlyFor }),
          annotations,
          ...(changeable && { changeable }),
          levels,
        },
      };
    });
  });

  /** levelChange := "sửa đổi mức" name levelParts | "bổ sung mức" level [ levelPlace ] | "bãi bỏ mức" name */
  readonly levelChange: Rule<tree.LevelChange> = this.RULE('levelChange', (): tree.LevelChange => {
    const first = this.LA(1);
    return this.OR<tree.LevelChange>([
      {
        ALT: () => {
          this.CONSUME(K.AmendLevel);
          const id = this.SUBRULE(this.name);
          const parts = this.SUBRULE(this.levelParts);
          return this.ACTION(() => ({ kind: 'amend', span: this.since(first), id, ...parts }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.AddLevel);
          const level = this.SUBRULE(this.level);
          const place = this.OPTION(() => this.SUBRULE(this.levelPlace));
          return this.ACTION(() => ({
            kind: 'add',
            span: this.since(first),
            ...(place && { place }),
            level,
          }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.RemoveLevel);
          const id = this.SUBRULE2(this.name);
          return this.ACTION(() => ({ kind: 'remove', span: this.since(first), id }));
        },
      },
    ]);
  });

  /** levelParts := text [ levelPoints ] | levelPoints */
  readonly levelParts: Rule<Partial<Pick<tree.Level, 'title' | 'points'>>> = this.RULE(
    'levelParts',
    (): Partial<Pick<tree.Level, 'title' | 'points'>> =>
      this.OR<Partial<Pick<tree.Level, 'title' | 'points'>>>([
        {
          ALT: () => {
            const title = this.SUBRULE(this.text);
            const points = this.OPTION(() => this.SUBRULE(this.levelPoints));
            return { title, ...(points && { points }) };
          },
        },
        { ALT: () => ({ points: this.SUBRULE2(this.levelPoints) }) },
      ]),
  );

  /** amendedRating := "xếp loại" name [ text ] [ range ] annotation* requirementChange* */
  readonly amendedRating: Rule<Amended> = this.RULE('amendedRating', (): Amended => {
    this.CONSUME(K.Ratings);
    const id = this.SUBRULE(this.name);
    const title = this.OPTION(() => this.SUBRULE(this.text));
    const range = this.OPTION2(() => this.SUBRULE(this.range));
    const annotations = this.SUBRULE(this.annotations);
    const requirements: tree.RequirementChange[] = [];
    this.MANY(() => requirements.push(this.SUBRULE(this.requirementChange)));
    return this.ACTION(() => ({
      id,
      item: {
        kind: 'rating',
        ...(title && { title }),
        ...(range && { range }),
        annotations,
        requirements,
      },
    }));
  });

  /** requirementChange := "bổ sung yêu cầu" expression [ text ] annotation* | "bãi bỏ yêu cầu" wordKey */
  readonly requirementChange: Rule<tree.RequirementChange> = this.RULE(
    'requirementChange',
    (): tree.RequirementChange => {
      const first = this.LA(1);
      return this.OR<tree.RequirementChange>([
        {
          ALT: () => {
            this.CONSUME(K.AddRequirement);
            const condition = this.SUBRULE(this.expression);
            const title = this.OPTION(() => this.SUBRULE(this.text));
            const annotations = this.SUBRULE(this.annotations);
            return this.ACTION(() => {
              const span = this.since(first);
              const requirement = { span, condition, ...(title && { title }), annotations };
              return { kind: 'add', span, requirement };
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.RemoveRequirement);
            const key = this.SUBRULE(this.wordKey);
            return this.ACTION(() => ({ kind: 'remove', span: this.since(first), key }));
          },
        },
      ]);
    },
  );

  // ── Expressions ──────────────────────────────────────────────────────────────────────────────

  /** expression := "nếu" expression "thì" expression "nếu không" expression | disjunction */
  readonly expression: Rule<tree.Expr> = this.RULE('expression', (): tree.Expr =>
    this.OR<tree.Expr>([
      {
        ALT: () => {
          const first = this.CONSUME(K.If);
          const condition = this.SUBRULE(this.expression);
          this.CONSUME(K.Then);
          const then = this.SUBRULE2(this.expression);
          this.CONSUME(K.Else);
          const otherwise = this.SUBRULE3(this.expression);
          return this.ACTION(() => ({
            kind: 'if',
            span: this.since(first),
            condition,
            // oxlint-disable-next-line unicorn/no-thenable -- a tree is never awaited
            then,
            otherwise,
          }));
        },
      },
      { ALT: () => this.SUBRULE(this.disjunction) },
    ]),
  );

  /** disjunction := conjunction ( "hoặc" conjunction )* */
  readonly disjunction: Rule<tree.Expr> = this.RULE('disjunction', (): tree.Expr => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      this.CONSUME(K.Or);
      const right = this.SUBRULE2(this.conjunction);
      left = this.ACTION(() => ({
        kind: 'logic',
        span: this.since(first),
        operator: 'or',
        left,
        right,
      }));
    });
    return left;
  });

  /** conjunction := negation ( "và" negation )* */
  readonly conjunction: Rule<tree.Expr> = this.RULE('conjunction', (): tree.Expr => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.negation);
    this.MANY(() => {
      this.CONSUME(K.And);
      const right = this.SUBRULE2(this.negation);
      left = this.ACTION(() => ({
        kind: 'logic',
        span: this.since(first),
        operator: 'and',
        left,
        right,
      }));
    });
    return left;
  });

  /** negation := "không" negation | comparison; in Vietnamese `không` before no operand is the answer "no". */
  readonly negation: Rule<tree.Expr> = this.RULE('negation', (): tree.Expr =>
    this.OR<tree.Expr>([
      {
        GATE: () => this.atNegation(),
        ALT: () => {
          const first = this.CONSUME(K.Not);
          const operand = this.SUBRULE(this.negation);
          return this.ACTION(() => ({ kind: 'not', span: this.since(first), operand }));
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]),
  );

  /** comparison := additive [ operator additive | expressionRange ] */
  readonly comparison: Rule<tree.Expr> = this.RULE('comparison', (): tree.Expr => {
    const first = this.LA(1);
    const left = this.SUBRULE(this.additive);
    const rest = this.OPTION(() =>
      this.OR<(span: Span) => tree.Expr>([
        {
          ALT: () => {
            const operator = this.SUBRULE(this.operator);
            const right = this.SUBRULE2(this.additive);
            return (span) => ({ kind: 'compare', span, operator, left, right });
          },
        },
        {
          ALT: () => {
            const range = this.SUBRULE(this.expressionRange);
            return (span) => ({ kind: 'in-range', span, value: left, range });
          },
        },
      ]),
    );
    return this.ACTION(() => (rest ? rest(this.since(first)) : left));
  });

  /** operator := "=" | "bằng" | "!=" | "<" | "<=" | ">" | ">=" */
  readonly operator: Rule<tree.CompareOperator> = this.RULE(
    'operator',
    (): tree.CompareOperator => {
      const token = this.OR([
        { ALT: () => this.CONSUME(Equals) },
        { ALT: () => this.CONSUME(NotEqual) },
        { ALT: () => this.CONSUME(Less) },
        { ALT: () => this.CONSUME(AtMostSign) },
        { ALT: () => this.CONSUME(Greater) },
        { ALT: () => this.CONSUME(AtLeastSign) },
        { ALT: () => this.CONSUME(K.Exactly) },
      ]);
      return this.ACTION(() => operators.get(token.tokenType) ?? '=');
    },
  );

  /** expressionRange := as range, with expressions for numbers */
  readonly expressionRange: Rule<tree.Range<tree.Expr>> = this.RULE(
    'expressionRange',
    (): tree.Range<tree.Expr> => {
      const first = this.LA(1);
      let from: tree.End<tree.Expr> | undefined;
      let to: tree.End<tree.Expr> | undefined;
      this.OR([
        {
          ALT: () => {
            const inclusive = this.SUBRULE(this.lowerWord);
            from = { value: this.SUBRULE(this.additive), inclusive };
            this.OPTION(() =>
              this.OR2([
                { ALT: () => this.CONSUME(K.OrMore) },
                {
                  ALT: () => {
                    const closed = this.SUBRULE(this.upperWord);
                    to = { value: this.SUBRULE2(this.additive), inclusive: closed };
                  },
                },
              ]),
            );
          },
        },
        {
          ALT: () => {
            const closed = this.SUBRULE2(this.upperWord);
            to = { value: this.SUBRULE3(this.additive), inclusive: closed };
          },
        },
        {
          ALT: () => {
            this.CONSUME(K.Under);
            to = { value: this.SUBRULE4(this.additive), inclusive: false };
          },
        },
      ]);
      return this.ACTION(() => ({
        span: this.since(first),
        ...(from && { from }),
        ...(to && { to }),
      }));
    },
  );

  /** measure := additive; what a criterion goes by, standing alone. */
  readonly measure: Rule<tree.Expr> = this.RULE('measure', (): tree.Expr =>
    this.SUBRULE(this.additive),
  );

  /** additive := multiplicative ( ( "+" | "-" ) multiplicative )* */
  readonly additive: Rule<tree.Expr> = this.RULE('additive', (): tree.Expr => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.multiplicative);
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(Plus) }, { ALT: () => this.CONSUME(Minus) }]);
      const right = this.SUBRULE2(this.multiplicative);
      left = this.ACTION(() => {
        const operator = sign.tokenType === Plus ? '+' : '-';
        return { kind: 'arithmetic', span: this.since(first), operator, left, right };
      });
    });
    return left;
  });

  /** multiplicative := unary ( ( "×" | "/" ) unary )* */
  readonly multiplicative: Rule<tree.Expr> = this.RULE('multiplicative', (): tree.Expr => {
    const first = this.LA(1);
    let left = this.SUBRULE(this.unary);
    this.MANY(() => {
      const sign = this.OR([
        { ALT: () => this.CONSUME(Times) },
        { ALT: () => this.CONSUME(Divide) },
      ]);
      const right = this.SUBRULE2(this.unary);
      left = this.ACTION(() => {
        const operator = sign.tokenType === Times ? '*' : '/';
        return { kind: 'arithmetic', span: this.since(first), operator, left, right };
      });
    });
    return left;
  });

  /** unary := "-" unary | primary */
  readonly unary: Rule<tree.Expr> = this.RULE('unary', (): tree.Expr =>
    this.OR<tree.Expr>([
      {
        ALT: () => {
          const first = this.CONSUME(Minus);
          const operand = this.SUBRULE(this.unary);
          return this.ACTION(() => ({ kind: 'negate', span: this.since(first), operand }));
        },
      },
      { ALT: () => this.SUBRULE(this.primary) },
    ]),
  );

  /** primary := number | truth | reference | call | quantified | round | name | "(" expression ")" */
  readonly primary: Rule<tree.Expr> = this.RULE('primary', (): tree.Expr =>
    this.OR<tree.Expr>([
      { ALT: () => this.SUBRULE(this.unsignedNumber) },
      { ALT: () => this.SUBRULE(this.truth) },
      { ALT: () => this.SUBRULE(this.reference) },
      { ALT: () => this.SUBRULE(this.extreme) },
      { ALT: () => this.SUBRULE(this.quantified) },
      { ALT: () => this.SUBRULE(this.round) },
      {
        ALT: () => {
          const name = this.SUBRULE(this.name);
          return this.ACTION(() => ({ kind: 'name', ...name }));
        },
      },
      {
        ALT: () => {
          this.CONSUME(Open);
          const inner = this.SUBRULE(this.expression);
          this.CONSUME(Close);
          return inner;
        },
      },
    ]),
  );

  /** truth := "đạt" | "không đạt" | "có" | "không" */
  readonly truth: Rule<tree.BooleanLiteral | tree.MetLiteral> = this.RULE(
    'truth',
    (): tree.BooleanLiteral | tree.MetLiteral =>
      this.OR<tree.BooleanLiteral | tree.MetLiteral>([
        {
          ALT: () => {
            const token = this.CONSUME(K.NotMet);
            return this.ACTION(() => ({ kind: 'met', span: spanOf(token), value: false }));
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(K.Met);
            return this.ACTION(() => ({ kind: 'met', span: spanOf(token), value: true }));
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(K.Yes);
            return this.ACTION(() => ({ kind: 'boolean', span: spanOf(token), value: true }));
          },
        },
        {
          ALT: () => {
            const token = this.CONSUME(K.No);
            return this.ACTION(() => ({ kind: 'boolean', span: spanOf(token), value: false }));
          },
        },
      ]),
  );

  /** reference := ( "điểm" | "tối đa" | "mức" ) "(" name ")" */
  readonly reference: Rule<tree.Expr> = this.RULE('reference', (): tree.Expr => {
    const first = this.LA(1);
    const kind = this.OR<'points-of' | 'maximum-of' | 'level-of'>([
      {
        ALT: () => {
          this.CONSUME(K.Points);
          return 'points-of';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.MaximumOf);
          return 'maximum-of';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.LevelOf);
          return 'level-of';
        },
      },
    ]);
    this.CONSUME(Open);
    const of = this.SUBRULE(this.number);
    this.CONSUME(Close);
    return this.ACTION(() => ({ kind, span: this.since(first), of }));
  });

  /** extreme := ( "nhỏ nhất" | "lớn nhất" ) "(" expression ( "," expression )* ")" */
  readonly extreme: Rule<tree.Expr> = this.RULE('extreme', (): tree.Expr => {
    const first = this.LA(1);
    const which = this.OR<tree.Extreme['which']>([
      {
        ALT: () => {
          this.CONSUME(K.Least);
          return 'least';
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Greatest);
          return 'greatest';
        },
      },
    ]);
    this.CONSUME(Open);
    const operands: tree.Expr[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => operands.push(this.SUBRULE(this.expression)) });
    this.CONSUME(Close);
    return this.ACTION(() => ({ kind: 'extreme', span: this.since(first), which, operands }));
  });

  /** round := roundingWord additive "đến" number */
  readonly round: Rule<tree.Expr> = this.RULE('round', (): tree.Expr => {
    const word = this.SUBRULE(this.roundingWord);
    const value = this.SUBRULE(this.additive);
    this.CONSUME(K.To);
    const to = this.SUBRULE(this.unsignedNumber);
    return this.ACTION(() => ({
      kind: 'round',
      span: this.since(word),
      mode: lookUp(modes, word),
      value,
      to,
    }));
  });

  // ── Ranges and literals ──────────────────────────────────────────────────────────────────────

  /** range := openRange | amount half */
  readonly range: Rule<tree.Range<Points>> = this.RULE('range', (): tree.Range<Points> =>
    this.OR<tree.Range<Points>>([
      { ALT: () => this.SUBRULE(this.openRange) },
      {
        ALT: () => {
          const value = this.SUBRULE(this.amount);
          const half = this.SUBRULE(this.half);
          return this.ACTION(() => this.halfRange(value, half));
        },
      },
    ]),
  );

  /** half := "trở lên" | "trở xuống" */
  readonly half: Rule<IToken> = this.RULE('half', (): IToken =>
    this.OR([{ ALT: () => this.CONSUME(K.OrMore) }, { ALT: () => this.CONSUME(K.OrLess) }]),
  );

  /**
   * openRange := lowerWord amount [ "trở lên" | upperWord amount ] | upperWord amount | "dưới" amount | "bằng" amount
   */
  readonly openRange: Rule<tree.Range<Points>> = this.RULE('openRange', (): tree.Range<Points> => {
    const first = this.LA(1);
    let from: tree.End<Points> | undefined;
    let to: tree.End<Points> | undefined;
    this.OR([
      {
        ALT: () => {
          const inclusive = this.SUBRULE(this.lowerWord);
          from = { value: this.SUBRULE(this.amount), inclusive };
          this.OPTION(() =>
            this.OR2([
              { ALT: () => this.CONSUME(K.OrMore) },
              {
                ALT: () => {
                  const closed = this.SUBRULE(this.upperWord);
                  to = { value: this.SUBRULE2(this.amount), inclusive: closed };
                },
              },
            ]),
          );
        },
      },
      {
        ALT: () => {
          const closed = this.SUBRULE2(this.upperWord);
          to = { value: this.SUBRULE3(this.amount), inclusive: closed };
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Under);
          to = { value: this.SUBRULE4(this.amount), inclusive: false };
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Exactly);
          from = { value: this.SUBRULE5(this.amount), inclusive: true };
          to = from;
        },
      },
    ]);
    return this.ACTION(() => ({
      span: this.since(first),
      ...(from && { from }),
      ...(to && { to }),
    }));
  });

  /** lowerWord := "từ" | "trên"; gives whether the end belongs to the range. */
  readonly lowerWord: Rule<boolean> = this.RULE('lowerWord', (): boolean =>
    this.OR<boolean>([
      {
        ALT: () => {
          this.CONSUME(K.From);
          return true;
        },
      },
      {
        ALT: () => {
          this.CONSUME(K.Over);
          return false;
        },
      },
    ]),
  );

  /** upperWord := "đến" [ "dưới" ]; gives whether the end belongs to the range. */
  readonly upperWord: Rule<boolean> = this.RULE('upperWord', (): boolean => {
    this.CONSUME(K.To);
    const under = this.OPTION(() => this.CONSUME(K.Under));
    return under === undefined;
  });

  /** points := number "điểm" */
  readonly points: Rule<Points> = this.RULE('points', (): Points => {
    const literal = this.SUBRULE(this.signedNumber);
    this.CONSUME(K.Points);
    return literal;
  });

  /** amount := number [ "điểm" ] */
  readonly amount: Rule<Points> = this.RULE('amount', (): Points => {
    const literal = this.SUBRULE(this.signedNumber);
    this.OPTION(() => this.CONSUME(K.Points));
    return literal;
  });

  /** signedNumber := [ "-" ] digits [ "%" ] */
  readonly signedNumber: Rule<tree.NumberLiteral> = this.RULE(
    'signedNumber',
    (): tree.NumberLiteral => {
      const minus = this.OPTION(() => this.CONSUME(Minus));
      const digits = this.CONSUME(NumberText);
      const percent = this.OPTION2(() => this.CONSUME(Percent));
      return this.ACTION(() => this.numberOf(minus, digits, percent));
    },
  );

  /** unsignedNumber := digits [ "%" ] */
  readonly unsignedNumber: Rule<tree.NumberLiteral> = this.RULE(
    'unsignedNumber',
    (): tree.NumberLiteral => {
      const digits = this.CONSUME(NumberText);
      const percent = this.OPTION(() => this.CONSUME(Percent));
      return this.ACTION(() => this.numberOf(undefined, digits, percent));
    },
  );

  /** name := word | quotedName */
  readonly name: Rule<tree.Name> = this.RULE('name', (): tree.Name => {
    const token = this.OR([
      { ALT: () => this.CONSUME(Word) },
      { ALT: () => this.CONSUME(QuotedName) },
    ]);
    return this.ACTION(() => readName(token.image, spanOf(token), this.report));
  });

  /** number := name | digits; sections and criteria may be numbered `1`, `1.2`. */
  readonly number: Rule<tree.Name> = this.RULE('number', (): tree.Name => {
    const token = this.OR([
      { ALT: () => this.CONSUME(Word) },
      { ALT: () => this.CONSUME(QuotedName) },
      { ALT: () => this.CONSUME(NumberText) },
    ]);
    return this.ACTION(() => readName(token.image, spanOf(token), this.report));
  });

  readonly text: Rule<tree.Text> = this.RULE('text', (): tree.Text => {
    const token = this.CONSUME(QuotedText);
    return this.ACTION(() => readText(token.image, spanOf(token)));
  });

  readonly date: Rule<tree.DateLiteral> = this.RULE('date', (): tree.DateLiteral => {
    const token = this.CONSUME(DateText);
    return this.ACTION(() => readDate(token.image, this.language, spanOf(token), this.report));
  });

  // ── Clauses ──────────────────────────────────────────────────────────────────────────────────

  /** A clause list sorted by kind; a clause that may stand once and stands twice is reported. */
  private sorted(clauses: readonly Clause[]): SortedClauses {
    const sources: tree.Text[] = [];
    const notes: tree.Text[] = [];
    const permitted: tree.Permission[] = [];
    const series: tree.Series[] = [];
    const declarations: tree.Declaration[] = [];
    const once: {
      status?: tree.StatusClause;
      changeable?: tree.Changeable;
      extends?: tree.Extends;
      effective?: tree.Effective;
      scale?: tree.Scale;
      applies?: tree.Applies;
      onlyFor?: tree.Name;
      drawnUp?: tree.DrawnUp;
    } = {};
    for (const clause of clauses) {
      switch (clause.kind) {
        case 'source':
          sources.push(clause.text);
          break;
        case 'note':
          notes.push(clause.text);
          break;
        case 'status':
          if (once.status) this.repeated('Status', clause.status.span);
          once.status = clause.status;
          break;
        case 'permission': {
          const { permission } = clause;
          if (permitted.some(({ kind }) => kind === permission.kind))
            this.repeated(permissionKeys[permission.kind], permission.span);
          permitted.push(permission);
          break;
        }
        case 'extends':
          if (once.extends) this.repeated('Extends', clause.extends.span);
          once.extends = clause.extends;
          break;
        case 'changeable':
          if (once.changeable) this.repeated('Changeable', clause.changeable.span);
          once.changeable = clause.changeable;
          break;
        case 'effective':
          if (once.effective) this.repeated('Effective', clause.effective.span);
          once.effective = clause.effective;
          break;
        case 'scale':
          if (once.scale) this.repeated('Scale', clause.scale.span);
          once.scale = clause.scale;
          break;
        case 'applies':
          if (once.applies) this.repeated('AppliesWhen', clause.applies.span);
          once.applies = clause.applies;
          break;
        case 'only-for':
          if (once.onlyFor) this.repeated('OnlyFor', clause.onlyFor.span);
          once.onlyFor = clause.onlyFor;
          break;
        case 'drawn-up':
          if (once.drawnUp) this.repeated('DrawnUp', clause.drawnUp.span);
          once.drawnUp = clause.drawnUp;
          break;
        case 'series':
          series.push(clause.series);
          break;
        case 'declaration':
          declarations.push(clause.declaration);
          break;
      }
    }
    const { status, ...rest } = once;
    const annotations = {
      sources,
      notes,
      ...(status && { status }),
      ...(permitted.length > 0 && { permissions: permitted.toSorted(byOrderOfKinds) }),
    };
    return { annotations, ...rest, series, declarations };
  }

  /** The clauses beneath the assessors put together; each may stand once. */
  private assessorsClauses(clauses: readonly AssessorsClause[]): AssessorsClause {
    const all: AssessorsClause = Object.assign({}, ...clauses);
    const count = (key: keyof AssessorsClause): number =>
      clauses.filter((clause) => clause[key] !== undefined).length;
    for (const [key, word] of assessorsKeywords) {
      const twice = all[key];
      if (twice && count(key) > 1) this.repeated(word, twice.span);
    }
    return all;
  }

  /** The clauses beneath a quota put together; of two that say the same the last counts, and rankings follow one another. */
  private quotaClauses(
    clauses: readonly QuotaClause[],
  ): Omit<QuotaClause, 'ranking'> & Pick<tree.Quota, 'ranking'> {
    const all: QuotaClause = Object.assign({}, ...clauses);
    return { ...all, ranking: clauses.flatMap(({ ranking }) => ranking ?? []) };
  }

  private repeated(key: KeywordKey, span: Span): void {
    this.report(repeatedClause(span, { clause: keyword(key, this.language) }));
  }

  private readonly report = (diagnostic: Diagnostic): void => {
    this.found.push(diagnostic);
  };

  private numberOf(
    minus: IToken | undefined,
    digits: IToken,
    percent: IToken | undefined,
  ): tree.NumberLiteral {
    const whole = { start: (minus ?? digits).startOffset, end: endOf(percent ?? digits) };
    const written = {
      image: digits.image,
      span: spanOf(digits),
      negative: minus !== undefined,
      percent: percent !== undefined,
    };
    return readNumberLiteral(written, this.language, whole, this.report);
  }

  private since(first: IToken): Span {
    return { start: first.startOffset, end: endOf(this.LA(0)) };
  }

  private halfRange(value: Points, half: IToken): tree.Range<Points> {
    const span = { start: value.span.start, end: endOf(half) };
    const end = { value, inclusive: true };
    return half.tokenType === K.OrMore ? { span, from: end } : { span, to: end };
  }

  /** "đến" number "được" begins a progression, "đến" number alone a band. */
  private atProgression(): boolean {
    let ahead = 2;
    if (this.LA(ahead).tokenType === Minus) ahead += 1;
    if (this.LA(ahead).tokenType === NumberText) ahead += 1;
    if (this.LA(ahead).tokenType === Percent) ahead += 1;
    return this.is(ahead, K.Earns);
  }

  /** `a < b` and `c < d` beside each other on one line are no two constraints: between them something is missing. */
  private atNewItem(): boolean {
    const before = this.LA(0);
    return before.startLine !== this.LA(1).startLine || !endsOperand(before);
  }

  /** In Vietnamese `không` is "not" before an operand on its line, else the answer "no". */
  private atNegation(): boolean {
    if (!this.is(1, K.Not)) return false;
    if (!this.is(1, K.No)) return true;
    const sameLine = this.LA(1).startLine === this.LA(2).startLine;
    return sameLine && operandStarts.some((type) => this.is(2, type));
  }

  private is(ahead: number, type: TokenType): boolean {
    const found = this.LA(ahead).tokenType;
    return found === type || (found.CATEGORIES?.includes(type) ?? false);
  }
}

const assessorsKeywords: readonly (readonly [keyof AssessorsClause, KeywordKey])[] = [
  ['dropping', 'Dropping'],
  ['rounding', 'Round'],
  ['totalDifference', 'TotalDifference'],
  ['criterionDifference', 'CriterionDifference'],
];

const permissionKeys: Readonly<Record<tree.Permission['kind'], KeywordKey>> = {
  fixed: 'Fixed',
  extendable: 'Extendable',
  removable: 'Removable',
  adjustable: 'Adjustable',
};

const permissionOrder: readonly tree.Permission['kind'][] = [
  'fixed',
  'adjustable',
  'extendable',
  'removable',
];

const byOrderOfKinds = (a: tree.Permission, b: tree.Permission): number =>
  permissionOrder.indexOf(a.kind) - permissionOrder.indexOf(b.kind);

const operandStarts: readonly TokenType[] = [
  Word,
  QuotedName,
  NumberText,
  Open,
  Minus,
  K.Not,
  K.Points,
  K.MaximumOf,
  K.LevelOf,
  K.Least,
  K.Greatest,
  ...countings.keys(),
  ...pointsOfAll.keys(),
  ...modes.keys(),
];

function lookUp<T>(table: ReadonlyMap<TokenType, T>, token: IToken): T {
  for (const [type, value] of table) {
    if (token.tokenType === type || token.tokenType.CATEGORIES?.includes(type)) return value;
  }
  throw new Error(`no entry for ${token.tokenType.name}`);
}

const endOf = (token: IToken): number => (token.endOffset ?? token.startOffset) + 1;

const spanOf = (token: IToken): Span => ({ start: token.startOffset, end: endOf(token) });
