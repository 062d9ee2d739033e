// The vectors of the rules, for tests that need declarations of many kinds.
import { readdirSync, readFileSync } from "node:fs";

/// The declarations of the vectors that break no rule.
export function* goodDeclarations(profile) {
    const folder = new URL("../vectors/rules/", import.meta.url);
    for (const name of readdirSync(folder).sort()) {
        for (const { asOf, declaration, expect } of JSON.parse(readFileSync(new URL(name, folder)))) {
            const isGood = expect.length === 0 && asOf === "2026-11-24";
            if (isGood && declaration.profile === profile) yield declaration;
        }
    }
}
