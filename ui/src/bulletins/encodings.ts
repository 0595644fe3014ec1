/** Encodings that Chinese documents come in. */

import type { TextKey } from '@/text'

/** An encoding by its usual name, and who writes it. */
export const ENCODINGS: { name: string; hint: TextKey }[] = [
  { name: 'UTF-8', hint: 'mending.utf8' },
  { name: 'GB18030', hint: 'mending.gb18030' },
  { name: 'Big5', hint: 'mending.big5' },
  { name: 'UTF-16LE', hint: 'mending.utf16' },
  { name: 'UTF-16BE', hint: 'mending.utf16be' },
]
