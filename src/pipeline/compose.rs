//! Unicode normalization of results, on request.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::article::{Article, Bundle, Description, Headline, Metadata};
use crate::block::{self, Block};
use crate::options::{Normalization, Options};

/// Brings the texts of a result into one normalization form. Addresses and code stay as they are:
/// there, each code point counts.
pub(super) struct Composer {
    normalizer: ComposingNormalizerBorrowed<'static>,
}

impl Composer {
    /// None where the caller wants texts as they are written.
    pub(super) fn of(options: &Options) -> Option<Composer> {
        match options.normalization() {
            Normalization::Nfc => Some(Composer {
                normalizer: ComposingNormalizerBorrowed::new_nfc(),
            }),
            _ => None,
        }
    }

    fn text(&self, text: &mut String) {
        if let Cow::Owned(composed) = self.normalizer.normalize(text) {
            *text = composed;
        }
    }

    fn texts<'a>(&self, texts: impl IntoIterator<Item = &'a mut String>) {
        texts.into_iter().for_each(|text| self.text(text));
    }

    pub(super) fn description(&self, description: &mut Description) {
        self.blocks(&mut description.blocks);
        if let Some(bundle) = &mut description.bundle {
            self.bundle(bundle);
        }
    }

    pub(super) fn bundle(&self, bundle: &mut Bundle) {
        for entry in &mut bundle.entries {
            self.text(&mut entry.headline);
            self.texts(&mut entry.outlet);
        }
    }

    pub(super) fn headline(&self, headline: &mut Headline) {
        self.text(&mut headline.text);
        self.texts(&mut headline.outlet);
    }

    pub(super) fn article(&self, article: &mut Article) {
        self.blocks(&mut article.blocks);
        self.blocks(&mut article.comments);
        self.metadata(&mut article.metadata);
    }

    fn metadata(&self, metadata: &mut Metadata) {
        let single = [
            &mut metadata.title,
            &mut metadata.site_name,
            &mut metadata.description,
        ];
        self.texts(single.into_iter().flatten());
        self.texts(&mut metadata.authors);
        self.texts(&mut metadata.categories);
        self.texts(&mut metadata.tags);
    }

    fn blocks(&self, blocks: &mut [Block]) {
        block::for_each_text(blocks, &mut |text| self.text(text));
    }
}
