/** Long lists, read from the back end page by page as they are scrolled into view. */

import { ref, shallowRef, triggerRef, watch, type Ref, type ShallowRef, type WatchSource } from 'vue'
import type { ErrorReport } from '@/contract'
import { isErrorReport } from '@/platform'
import { useNotices } from '@/shell/notices'

const PAGE = 200

/** Reads one page. */
export type ReadPage<T> = (offset: number, limit: number) => Promise<{ total: number; rows: T[] }>

/** A list of which only the pages that were looked at are in memory. */
export interface Pages<T> {
  total: Ref<number>
  /** Whether the first page is here. */
  ready: Ref<boolean>
  rows: ShallowRef<Map<number, T>>
  /** What is wrong with the question, a region that does not exist; null when nothing is. */
  problem: ShallowRef<ErrorReport | null>
  /** The row at that place; undefined while it is on its way. */
  at(place: number): T | undefined
  /** Makes sure that these places are here or on their way. */
  want(from: number, to: number): void
  /** Reads everything again. */
  reload(): Promise<void>
  /** Puts a changed row in the place of the old one. */
  replace(is: (row: T) => boolean, row: T): void
}

/** The list that `read` gives, read anew whenever one of `sources` changes. Answers to older questions are dropped. */
export function usePages<T>(read: ReadPage<T>, sources: WatchSource[]): Pages<T> {
  const total = ref(0)
  const ready = ref(false)
  const rows: ShallowRef<Map<number, T>> = shallowRef(new Map())
  const problem = shallowRef<ErrorReport | null>(null)
  const asked = new Set<number>()
  const { report } = useNotices()
  let question = 0
  let inSight: [number, number] = [0, 0]

  async function fetch(page: number): Promise<void> {
    const mine = question
    asked.add(page)
    try {
      const answer = await read(page * PAGE, PAGE)
      if (mine !== question) return
      if (page === 0) rows.value.clear()
      answer.rows.forEach((row, number) => rows.value.set(page * PAGE + number, row))
      total.value = answer.total
      problem.value = null
      triggerRef(rows)
      ready.value = true
      if (page === 0) want(...inSight)
    } catch (thrown) {
      asked.delete(page)
      if (mine !== question) return
      // A filter that makes no sense yet is said in the list: it may be half typed.
      if (isErrorReport(thrown) && thrown.code === 'bad-request') problem.value = thrown
      else report(thrown)
    }
  }

  // The old rows stay until the new ones are here, so that typing in a filter does not flicker.
  function reload(): Promise<void> {
    question += 1
    asked.clear()
    return fetch(0)
  }

  function want(from: number, to: number): void {
    inSight = [from, to]
    for (let page = Math.floor(from / PAGE); page <= Math.floor(Math.max(from, to) / PAGE); page++) {
      if (!asked.has(page) && page * PAGE < total.value) void fetch(page)
    }
  }

  function replace(is: (row: T) => boolean, row: T): void {
    for (const [place, known] of rows.value) if (is(known)) rows.value.set(place, row)
    triggerRef(rows)
  }

  watch(sources, () => void reload(), { immediate: true })
  return { total, ready, rows, problem, at: (place) => rows.value.get(place), want, reload, replace }
}
