import { describe, expect, it } from 'vitest'
import { CharacterIndex, slice } from './characters'

function check(text: string): void {
  const index = new CharacterIndex(text)
  const characters = [...text]
  expect(index.characters).toBe(characters.length)
  let unit = 0
  characters.forEach((character, position) => {
    expect(index.toUnit(position)).toBe(unit)
    expect(index.toCharacter(unit)).toBe(position)
    unit += character.length
  })
  expect(index.toUnit(characters.length)).toBe(text.length)
  expect(index.toCharacter(text.length)).toBe(characters.length)
}

describe('CharacterIndex', () => {
  it('counts like UTF-16 where no character is wide', () => check('全区技术合同成交额达一百亿元。'))
  it('counts wide characters once', () => check('𬭎某与𠮷某，𠮷𠮷𠮷共3人'))
  it('knows the empty text', () => check(''))

  it('puts an offset between the halves of a character before it', () => {
    expect(new CharacterIndex('甲𠮷乙').toCharacter(2)).toBe(1)
  })

  it('moves positions outside of the text to its ends', () => {
    const index = new CharacterIndex('𠮷乙')
    expect(index.toUnit(9)).toBe(3)
    expect(index.toUnit(-1)).toBe(0)
    expect(index.toCharacter(9)).toBe(2)
  })

  it('slices by characters', () => expect(slice('甲𠮷乙丙', [1, 3])).toBe('𠮷乙'))
})
