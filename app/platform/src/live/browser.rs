//! What the pages see of the live line.

use leptos::prelude::*;

use super::LiveStart;

/// Tells the resources of a page when to refetch, and people when nothing can arrive.
#[derive(Clone, Copy, Debug)]
pub struct Live {
    versions: StoredValue<Vec<(String, ArcRwSignal<u32>)>>,
    network: RwSignal<bool>,
    server: RwSignal<bool>,
    session: RwSignal<bool>,
    posting: StoredValue<Posting>,
}

/// Posts of this page on their way, and what changed meanwhile.
#[derive(Debug, Default)]
struct Posting {
    under_way: u32,
    changed: Vec<String>,
}

impl Live {
    fn new() -> Self {
        Self {
            versions: StoredValue::new(Vec::new()),
            network: RwSignal::new(true),
            server: RwSignal::new(true),
            session: RwSignal::new(true),
            posting: StoredValue::new(Posting::default()),
        }
    }

    /// The version of a kind of resource: grows with every change that arrives. Use it as the
    /// source of a `Resource`. On the server it is 0: a page is rendered once.
    pub fn version(self, resource: &'static str) -> u32 {
        if cfg!(feature = "ssr") {
            0
        } else {
            self.counter(resource).get()
        }
    }

    /// Refetches kinds of resources, after a change of one's own.
    pub fn touch(self, resources: &[&'static str]) {
        for resource in resources {
            self.bump(resource);
        }
    }

    /// Whether the server cannot be reached.
    pub fn is_offline(self) -> bool {
        !self.network.get() || !self.server.get()
    }

    /// Whether the page belongs to a session that has ended.
    pub fn session_is_over(self) -> bool {
        !self.session.get()
    }

    /// Refetches one kind of resource, if the page shows it; after the answer, while a post is
    /// on its way.
    pub(crate) fn bump(self, resource: &str) {
        let waits = self.posting.try_update_value(|posting| {
            let waits = posting.under_way > 0;
            if waits && !posting.changed.iter().any(|name| name == resource) {
                posting.changed.push(resource.to_owned());
            }
            waits
        });
        if waits != Some(false) {
            return;
        }
        let counter = self.versions.with_value(|versions| {
            versions
                .iter()
                .find(|(name, _)| name == resource)
                .map(|(_, counter)| counter.clone())
        });
        if let Some(counter) = counter {
            counter.update(|version| *version = version.wrapping_add(1));
        }
    }

    /// The counter of a kind of resource, made when it is first asked for.
    fn counter(self, resource: &str) -> ArcRwSignal<u32> {
        let known = self.versions.with_value(|versions| {
            versions
                .iter()
                .find(|(name, _)| name == resource)
                .map(|(_, counter)| counter.clone())
        });
        known.unwrap_or_else(|| {
            let counter = ArcRwSignal::new(0);
            self.versions
                .update_value(|versions| versions.push((resource.to_owned(), counter.clone())));
            counter
        })
    }
}

#[cfg(feature = "hydrate")]
impl Live {
    /// A post begins. Until `answered`, changes wait: what one's own post did must not reach the
    /// page before its answer, which may lead away from what is no longer there.
    pub(crate) fn posting(self) {
        self.posting.update_value(|posting| posting.under_way += 1);
    }

    /// A post has its answer: what changed meanwhile is refetched, each kind once.
    pub(crate) fn answered(self) {
        let changed = self.posting.try_update_value(|posting| {
            posting.under_way = posting.under_way.saturating_sub(1);
            match posting.under_way {
                0 => std::mem::take(&mut posting.changed),
                _ => Vec::new(),
            }
        });
        for resource in changed.unwrap_or_default() {
            self.bump(&resource);
        }
    }

    /// Refetches everything that the page shows.
    pub(super) fn bump_all(self) {
        let names: Vec<String> = self
            .versions
            .with_value(|versions| versions.iter().map(|(name, _)| name.clone()).collect());
        for name in names {
            self.bump(&name);
        }
    }

    /// Notes whether the browser has a network.
    pub(super) fn note_network(self, there: bool) {
        note(self.network, there);
        if there {
            // Unknown until somebody has tried again.
            note(self.server, true);
        }
    }

    /// Notes whether the server answered.
    pub(super) fn note_server(self, answered: bool) {
        note(self.server, answered);
    }

    /// Notes that nobody is signed in any more.
    pub(super) fn note_session_over(self) {
        note(self.session, false);
    }
}

#[cfg(feature = "hydrate")]
fn note(signal: RwSignal<bool>, value: bool) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// The version of a kind of resource, where a live line exists; 0 elsewhere.
pub fn version(resource: &'static str) -> u32 {
    use_context::<Live>().map_or(0, |live| live.version(resource))
}

/// Opens the live line of the page, when somebody is signed in. Call once, at the root, after
/// the viewer is provided. On the server it only makes room.
pub fn provide_live(start: LiveStart) {
    let live = Live::new();
    provide_context(live);
    #[cfg(feature = "hydrate")]
    {
        let account = crate::account::use_viewer().map(|viewer| viewer.id);
        crate::hydration::when_hydrated(move || super::line::start(live, account, start.cursor.clone()));
    }
    #[cfg(not(feature = "hydrate"))]
    let _ = start;
}
