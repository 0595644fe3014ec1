/**
 * Positions in texts.
 *
 * The contract counts characters (Unicode scalar values); the browser and CodeMirror count UTF-16 units. The two part
 * ways at every character beyond the Basic Multilingual Plane, 𬭎 or 𠮷, which takes two units.
 */

/** A run of characters as `[start, end]`. */
export type Span = readonly [number, number]

/** Converts positions of one text both ways; linear to make, logarithmic to ask. */
export class CharacterIndex {
  /** UTF-16 offsets of the characters that take two units, ascending. */
  private readonly wide: number[] = []
  readonly units: number

  constructor(text: string) {
    this.units = text.length
    for (let unit = 0; unit < text.length; unit++) {
      if ((text.codePointAt(unit) ?? 0) > 0xffff) this.wide.push(unit++)
    }
  }

  /** How many characters the text has. */
  get characters(): number {
    return this.units - this.wide.length
  }

  /** UTF-16 offset of a character position; positions outside the text are moved to its ends. */
  toUnit(character: number): number {
    const at = Math.min(Math.max(character, 0), this.characters)
    return at + countWhere(this.wide, (unit, rank) => unit - rank < at)
  }

  /** Character position of a UTF-16 offset; an offset between the halves of a character stands before it. */
  toCharacter(unit: number): number {
    const at = Math.min(Math.max(unit, 0), this.units)
    const before = countWhere(this.wide, (wide) => wide + 1 < at)
    return (this.wide[before] === at - 1 ? at - 1 : at) - before
  }

  /** UTF-16 range of a span. */
  toUnits(span: Span): [number, number] {
    return [this.toUnit(span[0]), this.toUnit(span[1])]
  }

  /** Span of a UTF-16 range. */
  toSpan(from: number, to: number): [number, number] {
    return [this.toCharacter(from), this.toCharacter(to)]
  }
}

/** The text of a span. */
export function slice(text: string, span: Span): string {
  const [from, to] = new CharacterIndex(text).toUnits(span)
  return text.slice(from, to)
}

/** How many items at the front of an ascending list fulfil the condition. */
function countWhere(list: number[], holds: (item: number, rank: number) => boolean): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle] ?? 0, middle)) low = middle + 1
    else high = middle
  }
  return low
}
