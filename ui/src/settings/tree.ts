/** The tags as the tree that they are. */

import type { TagRow } from '@/contract'

/** A tag and how deep it stands. */
export interface Branch {
  tag: TagRow
  depth: number
}

/** Every tag behind the one it stands under; with `text` only those whose names hold it, and what stands above them. */
export function tree(tags: readonly TagRow[], text: string): Branch[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]))
  const shown = new Set<string>()
  for (const tag of tags.filter((candidate) => candidate.name.includes(text))) {
    for (let at: TagRow | undefined = tag; at !== undefined && !shown.has(at.id); at = byId.get(at.parent ?? '')) shown.add(at.id)
  }
  const below = (parent: string | null, depth: number): Branch[] =>
    tags.filter((tag) => tag.parent === parent && shown.has(tag.id)).flatMap((tag) => [{ tag, depth }, ...below(tag.id, depth + 1)])
  return below(null, 0)
}

/** The tags that a tag can be put under or merged into: all but itself and those below it. */
export function elsewhere(tags: readonly TagRow[], id: string): TagRow[] {
  const below = (tag: TagRow | undefined): boolean => tag !== undefined && (tag.id === id || below(tags.find((other) => other.id === tag.parent)))
  return tags.filter((tag) => !below(tag))
}
