/** Kept searches, backups, the trash and the tree of tags, as the double answers for them. */

import type { SavedSearchRow, TagRow } from '@/contract'
import type { Handlers } from './handlers'
import { newId, refusal, type MemoryLibrary } from './library'

type Names = 'saved_searches' | 'save_search' | 'forget_search' | 'back_up_daily' | 'backups' | 'restore_backup' | 'trash' | 'take_back' | 'empty_trash' | 'move_tag' | 'merge_tags'

const FOLDER = '/home/me/.local/share/yaobao/资料库.yaobao.backups'

/** The answers over a library; nothing is ever deleted for good here, so that the trash has one thing in it to show. */
export function safetyHandlers(library: MemoryLibrary): Pick<Handlers, Names> {
  let searches: SavedSearchRow[] = []
  let trash = [{ number: 1, kind: 'excerpt' as const, about: '推动重点实验室向中小企业开放', deletedAt: Date.UTC(2026, 10, 20), keptUntil: Date.UTC(2026, 11, 20) }]
  const tag = (id: string): TagRow => {
    const found = library.tags.find((row) => row.id === id)
    if (found === undefined) throw refusal('not-found', '资料库中没有这个标签。', '')
    return found
  }
  const above = (id: string | null): string[] => (id === null ? [] : [id, ...above(tag(id).parent)])
  const outside = (id: string, parent: string | null) => {
    if (above(parent).includes(id)) throw refusal('bad-request', '标签不能放到它自己或它的下级标签之下。', '')
  }
  return {
    saved_searches: () => searches,
    save_search: ({ name, search }) => {
      const row = { id: newId(library), name, search, savedAt: Date.now() }
      searches = [...searches.filter((known) => known.name !== name), row].sort((a, b) => a.name.localeCompare(b.name))
      return row
    },
    forget_search: ({ id }) => {
      searches = searches.filter((row) => row.id !== id)
      return {}
    },
    back_up_daily: () => ({ made: null }),
    backups: () => ['2026-11-21', '2026-11-20', '2026-11-14'].map((day) => ({ day, path: `${FOLDER}/${day}.yaobao`, size: 8_400_000 })),
    restore_backup: () => ({ kept: '/home/me/.local/share/yaobao/资料库.yaobao.旧' }),
    trash: () => trash,
    take_back: ({ number }) => {
      trash = trash.filter((row) => row.number !== number)
      return {}
    },
    empty_trash: () => {
      trash = []
      return {}
    },
    move_tag: ({ id, parent }) => {
      outside(id, parent)
      return Object.assign(tag(id), { parent })
    },
    merge_tags: ({ from, into }) => {
      outside(from, into)
      for (const row of library.tags) if (row.parent === from) row.parent = into
      library.tags = library.tags.filter((row) => row.id !== from)
      for (const row of library.bulletins.flatMap((bulletin) => bulletin.articles).flatMap((article) => article.excerpts)) {
        row.tags = [...new Set(row.tags.map((known) => (known === from ? into : known)))]
      }
      return tag(into)
    },
  }
}
