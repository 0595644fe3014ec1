/** The chosen row of a long list, kept by its identifier so that it survives reading the list again. */

import { computed, ref, type ComputedRef } from 'vue'
import type { Pages } from '@/parts/pages'

/** The chosen row and its place. */
export interface Chosen<T> {
  row: ComputedRef<T | null>
  place: ComputedRef<number>
  choose(place: number): void
  clear(): void
}

/** A choice within a list. */
export function useChosen<T extends { id: string }>(list: Pages<T>): Chosen<T> {
  const id = ref<string | null>(null)
  const place = computed(() => [...list.rows.value].find(([, row]) => row.id === id.value)?.[0] ?? -1)
  return {
    row: computed(() => list.rows.value.get(place.value) ?? null),
    place,
    choose: (wanted) => { id.value = list.at(wanted)?.id ?? null },
    clear: () => { id.value = null },
  }
}
