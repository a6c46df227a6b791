/** A canonical line with holes: fixed text, slot, fixed text, …; the last one is fixed text. */
export interface Line {
  readonly texts: readonly string[];
  readonly slots: readonly number[];
}

/** All the lines of one subject. Lines of one predicate that a slot may reorder stand in a list. */
interface Block {
  readonly subject: Line;
  readonly parts: readonly (Line | readonly Line[])[];
}

/** Text that nothing is filled into, with what it sorts by. */
interface FixedBlock {
  readonly subject: string;
  readonly text: string;
}

/**
 * Canonical N-Quads with holes, in blocks of one subject each. N-Quads sort by subject, then
 * predicate: so blocks sort by their subjects alone, and only lines that share both are left to compare.
 */
export interface OrderedLines {
  /** Sorted. */
  readonly fixed: readonly FixedBlock[];
  readonly open: readonly Block[];
}

/** The lines in blocks; undefined when a predicate has a hole: their order would not be known. */
export function orderLines(lines: readonly Line[]): OrderedLines | undefined {
  const bySubject = new Map<string, { readonly subject: Line; readonly rests: Line[] }>();
  for (const line of lines) {
    const [subject, rest] = cutAtSpace(line);
    const key = JSON.stringify(subject);
    const block = bySubject.get(key) ?? { subject, rests: [] };
    block.rests.push(rest);
    bySubject.set(key, block);
  }
  const fixed: FixedBlock[] = [];
  const open: Block[] = [];
  for (const { subject, rests } of bySubject.values()) {
    const parts = partsOf(subject, rests);
    if (parts === undefined) return undefined;
    const [only] = parts;
    const isFixed = parts.length === 1 && only !== undefined && isLine(only) && isWhole(only);
    if (isFixed) fixed.push({ subject: subject.texts.join(''), text: only.texts.join('') });
    else open.push({ subject, parts });
  }
  return { fixed: fixed.sort(bySubjectText), open };
}

/**
 * The text from the first block with a slot on, and how many fixed blocks stand before it. Undefined
 * text: two lines are equal. `values` are in the form in which they stand in N-Quads, IRIs all different.
 */
export function textOf(
  { fixed, open }: OrderedLines,
  values: readonly string[],
): { readonly before: number; readonly text: string | undefined } {
  const blocks: FixedBlock[] = [];
  for (const { subject, parts } of open) {
    let text = '';
    for (const part of parts) {
      const filled = isLine(part) ? fillLine(part, values) : fillTied(part, values);
      if (filled === undefined) return { before: 0, text: undefined };
      text += filled;
    }
    blocks.push({ subject: fillLine(subject, values), text });
  }
  blocks.sort(bySubjectText);
  const [first] = blocks;
  let before = 0;
  while (before < fixed.length && (first === undefined || subjectAt(fixed, before) < first.subject))
    before += 1;
  let text = '';
  let at = before;
  for (const block of blocks) {
    for (; at < fixed.length && subjectAt(fixed, at) < block.subject; at += 1)
      text += fixed[at]?.text ?? '';
    text += block.text;
  }
  for (; at < fixed.length; at += 1) text += fixed[at]?.text ?? '';
  return { before, text };
}

const isLine = (part: Line | readonly Line[]): part is Line => !Array.isArray(part);
const isWhole = ({ slots }: Line): boolean => slots.length === 0;
const subjectAt = (blocks: readonly FixedBlock[], i: number): string => blocks[i]?.subject ?? '';
const bySubjectText = (a: FixedBlock, b: FixedBlock): number => (a.subject < b.subject ? -1 : 1);

function fillLine({ texts, slots }: Line, values: readonly string[]): string {
  let text = texts[0] ?? '';
  for (let i = 0; i < slots.length; i += 1)
    text += (values[slots[i] ?? 0] ?? '') + (texts[i + 1] ?? '');
  return text;
}

/** Lines that share subject and predicate, sorted; undefined when two are equal. */
function fillTied(lines: readonly Line[], values: readonly string[]): string | undefined {
  const filled = lines.map((line) => fillLine(line, values)).sort();
  return filled.some((line, i) => line === filled[i + 1]) ? undefined : filled.join('');
}

/** The rests of the lines of one subject as whole lines, as few parts as their order allows. */
function partsOf(subject: Line, rests: readonly Line[]): (Line | readonly Line[])[] | undefined {
  const byPredicate = new Map<string, Line[]>();
  for (const rest of rests) {
    const [predicate] = cutAtSpace(rest);
    if (!isWhole(predicate)) return undefined;
    const name = predicate.texts.join('');
    byPredicate.set(name, [...(byPredicate.get(name) ?? []), rest]);
  }
  const parts: (Line | readonly Line[])[] = [];
  for (const name of [...byPredicate.keys()].sort()) {
    const lines = (byPredicate.get(name) ?? []).map((rest) => wholeLine(subject, rest));
    const isStatic =
      lines.length === 1 || lines.every(({ slots }) => slots.length === subject.slots.length);
    if (!isStatic) {
      parts.push(lines);
      continue;
    }
    // The same holes stand in the same subject: the texts alone decide.
    for (const line of lines.sort((a, b) => (a.texts.join('') < b.texts.join('') ? -1 : 1))) {
      const last = parts.at(-1);
      if (last !== undefined && isLine(last)) parts.splice(-1, 1, joined(last, line));
      else parts.push(line);
    }
  }
  return parts;
}

const wholeLine = (subject: Line, rest: Line): Line =>
  joined(joined(subject, { texts: [' '], slots: [] }), joined(rest, { texts: ['\n'], slots: [] }));

const joined = (a: Line, b: Line): Line => ({
  texts: [
    ...a.texts.slice(0, -1),
    (a.texts.at(-1) ?? '') + (b.texts[0] ?? ''),
    ...b.texts.slice(1),
  ],
  slots: [...a.slots, ...b.slots],
});

/** What stands before the first space of the fixed text, and what follows it. */
function cutAtSpace({ texts, slots }: Line): readonly [Line, Line] {
  const i = texts.findIndex((text) => text.includes(' '));
  const text = texts[i] ?? '';
  const at = text.indexOf(' ');
  return [
    { texts: [...texts.slice(0, i), text.slice(0, at)], slots: slots.slice(0, i) },
    { texts: [text.slice(at + 1), ...texts.slice(i + 1)], slots: slots.slice(i) },
  ];
}
