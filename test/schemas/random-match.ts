import type { Chance } from '../support/chance.js';

/** Characters that a class with `^` may give. */
const PRINTABLE = Array.from({ length: 0x7e - 0x21 + 1 }, (_, i) => String.fromCharCode(0x21 + i));
/** What `*`, `+` and open ends give at most beyond their least. */
const MORE = 6;

/**
 * A random text that an anchored pattern matches. Knows what patterns of schemas are made of: letters,
 * escapes, classes, groups, `|`, and the quantifiers; refuses everything else.
 */
export function randomMatch(pattern: string, next: Chance): string {
  if (!pattern.startsWith('^') || !pattern.endsWith('$'))
    throw new Error(`not anchored: ${pattern}`);
  const reader = new Reader(pattern.slice(1, -1), next);
  const text = reader.alternatives()();
  if (!reader.isAtEnd) throw new Error(`not understood: ${pattern}`);
  if (!new RegExp(pattern, 'u').test(text)) throw new Error(`no match of ${pattern}: ${text}`);
  return text;
}

type Maker = () => string;

class Reader {
  private at = 0;
  constructor(
    private readonly pattern: string,
    private readonly next: Chance,
  ) {}

  get isAtEnd(): boolean {
    return this.at === this.pattern.length;
  }

  alternatives(): Maker {
    const all = [this.sequence()];
    while (this.take('|')) all.push(this.sequence());
    return () => all[this.next(all.length)]!();
  }

  private sequence(): Maker {
    const parts: Maker[] = [];
    while (!this.isAtEnd && !'|)'.includes(this.pattern[this.at]!)) parts.push(this.quantified());
    return () => parts.map((part) => part()).join('');
  }

  private quantified(): Maker {
    const part = this.atom();
    const [least, most] = this.quantifier();
    return () => Array.from({ length: least + this.next(most - least + 1) }, part).join('');
  }

  private quantifier(): readonly [number, number] {
    if (this.take('?')) return [0, 1];
    if (this.take('*')) return [0, MORE];
    if (this.take('+')) return [1, 1 + MORE];
    const [all, least, comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(this.pattern.slice(this.at)) ?? [];
    if (all === undefined) return [1, 1];
    this.at += all.length;
    if (comma === '') return [Number(least), Number(least)];
    return [Number(least), most === '' ? Number(least) + MORE : Number(most)];
  }

  private atom(): Maker {
    if (this.take('(')) {
      const inner = this.alternatives();
      if (!this.take(')')) throw new Error('a group without end');
      return inner;
    }
    const from = this.pattern.slice(this.at);
    const [kind = ''] = /^(\[(?:\\.|[^\]\\])*\]|\\.|[^\\()[\]{}|*+?^$.])/.exec(from) ?? [];
    if (kind === '') throw new Error(`not understood: ${from}`);
    this.at += kind.length;
    if (kind.length === 1) return () => kind;
    // The engine itself says which characters a class or an escape means.
    const meant = new RegExp(`^${kind}$`, 'u');
    const characters = PRINTABLE.filter((character) => meant.test(character));
    return () => characters[this.next(characters.length)]!;
  }

  private take(mark: string): boolean {
    if (this.pattern[this.at] !== mark) return false;
    this.at += 1;
    return true;
  }
}
