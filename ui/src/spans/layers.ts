/** Cuts a run of text at the edges of everything that is marked in it. */

/** Something marked in a text, in UTF-16 offsets. */
export interface Mark<T> {
  from: number
  to: number
  value: T
}

/** A piece of text together with all that is marked over it, the widest first. */
export interface Piece<T> {
  from: number
  to: number
  over: T[]
}

/** Pieces that follow one another from `from` to `to`, each wholly inside or wholly outside of every mark. */
export function pieces<T>(from: number, to: number, marks: readonly Mark<T>[]): Piece<T>[] {
  const inside = marks.filter((mark) => mark.from < to && mark.to > from && mark.from < mark.to)
  const edges = new Set([from, to])
  for (const mark of inside) {
    edges.add(Math.max(mark.from, from))
    edges.add(Math.min(mark.to, to))
  }
  const sorted = [...edges].sort((a, b) => a - b)
  const wide = [...inside].sort((a, b) => b.to - b.from - (a.to - a.from))
  return sorted.slice(1).map((end, number) => {
    const start = sorted[number] ?? from
    return { from: start, to: end, over: wide.filter((mark) => mark.from <= start && mark.to >= end).map((mark) => mark.value) }
  })
}
