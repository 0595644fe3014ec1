//! Rows of tables, with cells that take several columns or rows.

use crate::traced::Traced;

/// A cell of this many characters is repeated in every column and row that it takes: it says what they are about.
const LABEL: usize = 40;
/// No real table has more columns.
const COLUMNS: usize = 64;

/// A cell of the row that is being read.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    pub content: Traced,
    pub linked: usize,
    /// Where in it lines end, and how much was linked up to there.
    pub ends: Vec<(usize, usize)>,
    /// Columns and rows that it takes; rows may be 0, which is all that follow.
    pub columns: usize,
    pub rows: usize,
    pub hidden: bool,
}

/// A row that is being read.
#[derive(Debug, Default)]
pub(super) struct Row {
    /// Elements that were open before it.
    pub depth: usize,
    /// Its element.
    pub element: usize,
    pub cells: Vec<Cell>,
    /// The cell that is open, without its text.
    pub cell: Option<Cell>,
}

/// Labels that reach down from the rows above, by column, with the number of rows to come.
#[derive(Debug, Default)]
pub(super) struct Merged {
    down: Vec<Option<(usize, Traced)>>,
}

impl Merged {
    /// The cells of a row parted by tabs. Labels are repeated as long as there is `room` for copies, in characters: a page
    /// must not grow without measure by two numbers in a tag.
    pub fn spread(&mut self, cells: Vec<Cell>, room: &mut usize) -> Traced {
        let mut row = Traced::default();
        let mut column = 0;
        let mut cells = cells.into_iter().peekable();
        while column < COLUMNS || cells.peek().is_some() {
            if let Some(above) = self.above(column, room) {
                put(&mut row, column, &above);
                column += 1;
                continue;
            }
            let Some(cell) = cells.next() else { break };
            let label = cell.content.len() <= LABEL;
            let content = cell.content.into_trimmed();
            for number in 0..cell.columns.clamp(1, COLUMNS) {
                // Beyond the last column nothing is repeated, and nothing is lost.
                if number > 0 && (column >= COLUMNS || self.down.get(column).is_some_and(Option::is_some)) {
                    break;
                }
                let copied = number == 0 || label && take(room, content.len());
                let content = if copied { content.clone() } else { Traced::default() };
                put(&mut row, column, &content);
                if cell.rows != 1 && column < COLUMNS {
                    let rows = if cell.rows == 0 { usize::MAX } else { cell.rows - 1 };
                    self.down.resize(self.down.len().max(column + 1), None);
                    self.down[column] = Some((rows, if label { content } else { Traced::default() }));
                }
                column += 1;
            }
        }
        for rest in column..self.down.len() {
            let _ = self.above(rest, room);
        }
        row
    }

    /// Whether labels reach down into the next row.
    pub fn reaches(&self) -> bool {
        self.down.iter().flatten().any(|(_, content)| !content.is_empty())
    }

    /// What the row above gives to a column.
    fn above(&mut self, column: usize, room: &mut usize) -> Option<Traced> {
        let slot = self.down.get_mut(column)?;
        let (rows, content) = slot.as_mut()?;
        let content = if take(room, content.len()) { content.clone() } else { Traced::default() };
        *rows -= 1;
        if *rows == 0 {
            *slot = None;
        }
        Some(content)
    }
}

fn take(room: &mut usize, chars: usize) -> bool {
    let left = room.checked_sub(chars + 1);
    *room = left.unwrap_or(*room);
    left.is_some()
}

fn put(row: &mut Traced, column: usize, content: &Traced) {
    if column > 0 {
        row.push('\t', Traced::ADDED);
    }
    row.append(content);
}
