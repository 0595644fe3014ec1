/** Something like a printed page, drawn from the Markdown, for the double of the back end. */

import type { OutlineRow } from '@/contract'
import { CharacterIndex } from '@/spans/characters'
import type { MemoryLibrary } from './library'

const PER_LINE = 28
const PER_PAGE = 22
const WIDTH = 595.28
const HEIGHT = 841.89

interface Line { text: string; at: number; heading: boolean }

/** Layouts by their revision; the double keeps them all. */
const layouts = new Map<string, Line[][]>()

/** A brief cut into pages of lines. */
export interface MemoryLayout {
  revision: string
  pages: number
  width: number
  height: number
  outline: OutlineRow[]
  characters: number
}

/** Lays a brief out, roughly. */
export function layOut(markdown: string): MemoryLayout {
  const index = new CharacterIndex(markdown)
  const lines: Line[] = []
  const outline: OutlineRow[] = []
  let offset = 0
  let inFront = markdown.startsWith('---\n')
  let characters = 0
  markdown.split('\n').forEach((line, number) => {
    const at = index.toCharacter(offset)
    offset += line.length + 1
    if (inFront) {
      if (number > 0 && line === '---') inFront = false
      return
    }
    const heading = /^#+ /.exec(line)
    const printed = line.replace(/^#+ /, '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    if (printed.trim() === '') return
    characters += printed.replace(/\s/g, '').length
    if (heading) outline.push({ level: heading[0].length - 2, title: printed, page: 1 + Math.floor(lines.length / PER_PAGE), at: [at, at + printed.length] })
    const indented = heading ? printed : `　　${printed}`
    for (let start = 0; start < indented.length; start += PER_LINE) {
      lines.push({ text: indented.slice(start, start + PER_LINE), at: at + start, heading: heading !== null })
    }
  })
  const pages: Line[][] = []
  for (let start = 0; start === 0 || start < lines.length; start += PER_PAGE) pages.push(lines.slice(start, start + PER_PAGE))
  const revision = `memory-${layouts.size + 1}`
  layouts.set(revision, pages)
  return { revision, pages: pages.length, width: WIDTH, height: HEIGHT, outline, characters }
}

/** The character at a point of a page. */
export function characterAt(revision: string, page: number, y: number): number | null {
  const line = layouts.get(revision)?.[page - 1]?.[Math.floor((y - 105) / 29)]
  return line?.at ?? null
}

/** The point at which a character stands. */
export function pointOf(revision: string, at: number): [number, number, number] | null {
  const pages = layouts.get(revision) ?? []
  let found: [number, number, number] | null = null
  pages.forEach((lines, page) => lines.forEach((line, row) => {
    if (line.at <= at) found = [page + 1, 79, 105 + row * 29]
  }))
  return found
}

/** A page as an image. */
export function pageImage(_library: MemoryLibrary, revision: string, page: number): string {
  const lines = layouts.get(revision)?.[page - 1] ?? []
  const rows = lines.map((line, row) => `<text x="79" y="${122 + row * 29}" font-size="15.6" font-family="Noto Serif CJK SC" ${line.heading ? 'font-weight="bold"' : ''}>${escape(line.text)}</text>`)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}"><rect width="100%" height="100%" fill="white"/>${rows.join('')}<text x="297" y="780" font-size="14" text-anchor="middle">— ${page} —</text></svg>`
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
