//! The contract as TypeScript, for the interface.

use crate::contract::*;
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

/// The text of `ui/src/contract.ts`: every type of the contract, and the map from command to request and response.
#[must_use]
pub fn typescript() -> String {
    let mut types =
        Declarations { config: Config::new().with_large_int("number"), seen: HashSet::new(), texts: BTreeMap::new() };
    let mut commands = String::from(
        "\n/** Every command with what it is asked and what it answers. */\nexport interface Commands {\n",
    );
    macro_rules! declare {
        ($($(#[doc = $doc:literal])* $name:ident($request:ty) -> $response:ty;)+) => {$(
            types.visit::<$request>();
            types.visit::<$response>();
            $(writeln!(commands, "  /** {} */", $doc.trim()).expect("writing to a string cannot fail");)*
            writeln!(
                commands,
                "  {}: {{ request: {}; response: {} }};",
                stringify!($name),
                <$request as TS>::name(&types.config),
                <$response as TS>::name(&types.config),
            )
            .expect("writing to a string cannot fail");
        )+};
    }
    crate::commands!(declare);
    types.visit::<Progress>();
    types.visit::<ErrorReport>();
    commands.push_str("}\n");
    let head = String::from("// Made from the Rust contract by `cargo xtask bindings`; do not edit.\n");
    types.texts.into_values().fold(head, |text, declaration| text + &declaration) + &commands
}

/// Declares every type once. By name, because the order in which a type names those it is made of differs from one
/// build to the next.
struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    texts: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = T::decl(&self.config);
            self.texts.insert(T::name(&self.config), format!("\n{docs}export {declaration}\n"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{env, fs, path::Path};

    #[test]
    fn the_committed_bindings_are_fresh() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/contract.ts");
        let wanted = typescript();
        if env::var_os("YAOBAO_WRITE_BINDINGS").is_some() {
            fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
            fs::write(&path, &wanted).expect("the bindings can be written");
        }
        let found = fs::read_to_string(&path).unwrap_or_default();
        assert!(found == wanted, "ui/src/contract.ts is stale: run `cargo xtask bindings`");
    }
}
