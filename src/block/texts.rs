//! All texts of blocks, to be changed in place.

use super::{Block, Image, Inline};

/// Calls `visit` with each text that a reader sees, in no certain order. Code, formulas and
/// addresses are left out: they are verbatim.
pub(crate) fn for_each_text(blocks: &mut [Block], visit: &mut impl FnMut(&mut String)) {
    let mut stack: Vec<&mut Block> = blocks.iter_mut().collect();
    let mut runs: Vec<&mut Vec<Inline>> = Vec::new();
    while let Some(block) = stack.pop() {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content } => runs.push(content),
            Block::Quote { blocks } | Block::Footnote { blocks, .. } => stack.extend(blocks),
            Block::Details { summary, blocks } => {
                runs.push(summary);
                stack.extend(blocks);
            }
            Block::Callout { title, blocks, .. } => {
                runs.push(title);
                stack.extend(blocks);
            }
            Block::Post(post) => {
                post.author.iter_mut().for_each(&mut *visit);
                post.published_text.iter_mut().for_each(&mut *visit);
                stack.extend(&mut post.blocks);
            }
            Block::List(list) => {
                stack.extend(list.items.iter_mut().flat_map(|item| &mut item.blocks))
            }
            Block::Table(table) => {
                runs.push(&mut table.caption);
                let cells = table.rows.iter_mut().flatten();
                stack.extend(cells.flat_map(|cell| &mut cell.blocks));
            }
            Block::DefinitionList { entries } => {
                for entry in entries {
                    runs.extend(&mut entry.terms);
                    stack.extend(entry.descriptions.iter_mut().flatten());
                }
            }
            Block::Figure(figure) => {
                figure
                    .images
                    .iter_mut()
                    .for_each(|image| visit_image(image, visit));
                runs.push(&mut figure.caption);
            }
            Block::Embed(embed) => {
                let texts = embed.title.iter_mut().chain(&mut embed.provider);
                texts.for_each(&mut *visit);
            }
            Block::Code { .. } | Block::Math { .. } | Block::Rule => {}
        }
        let mut inlines: Vec<&mut Inline> = runs.drain(..).flatten().collect();
        while let Some(inline) = inlines.pop() {
            match inline {
                Inline::Text { text } => visit(text),
                Inline::Abbreviation { text, expansion } => {
                    visit(text);
                    visit(expansion);
                }
                Inline::Ruby { text, reading } => {
                    visit(text);
                    visit(reading);
                }
                Inline::Image(image) => visit_image(image, visit),
                marked => inlines.extend(marked.content_mut().into_iter().flatten()),
            }
        }
    }
}

fn visit_image(image: &mut Image, visit: &mut impl FnMut(&mut String)) {
    visit(&mut image.alt);
}
