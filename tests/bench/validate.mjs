// Reading and judging a declaration: how many times as fast as ajv (JSON.parse and a compiled JSON
// Schema made from the same tables) we are in WebAssembly and natively, and as libxml2 with the
// official schema for the message in XML. And what judging again after one edit costs.
//
// All sides take turns, round by round, on the same machine; printed are the medians of the rounds'
// ratios. We report every rule with pointers; the peers check form, codes and what is required.
//
//     ./dev build; node tests/bench/validate.mjs [ROUNDS]
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const Ajv = require("ajv");
const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const native = join(root, "build/bin/quayside-validate-bench");
const libxml2 = join(root, "build/bin/quayside-libxml2-bench");
const cli = join(root, "build/bin/quayside");
// Another build for Node may be named, to compare what the compiler's options do.
const wasm = process.env.QUAYSIDE_WASM_BENCH ?? join(root, "build/wasm/quayside-validate-bench.js");
const reference = join(root, "../shared/reference");
const rounds = Number(process.argv[2] ?? 7);
const milliseconds = 400;
const all = 1e9; // every code list as an enum
const short = 200; // where ajv compiles an enum to comparisons, not to a loop

const folder = mkdtempSync(join(tmpdir(), "quayside-bench-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

function run(program, ...words) {
    const [file, before] = program.endsWith(".js")
        ? [process.execPath, ["--no-experimental-fetch", program]]
        : [program, []];
    return execFileSync(file, [...before, ...words.map(String)], { encoding: "utf8" }).trim();
}

function rate(line) {
    const [count, seconds] = line.split("\n").pop().split(" ").map(Number);
    return count / seconds;
}

const judged = (program, file) => rate(run(program, "judge", file, milliseconds));

function ajvRate(validate, text) {
    const started = process.hrtime.bigint();
    let count = 0;
    let seconds = 0;
    while (seconds < milliseconds / 1000) {
        for (let i = 0; i < 20; i += 1, count += 1) validate(JSON.parse(text));
        seconds = Number(process.hrtime.bigint() - started) / 1e9;
    }
    return count / seconds;
}

function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
}

function declaration(dataSet, items) {
    const vectors = join(root, "tests/bench", `${dataSet.toLowerCase()}.json`);
    const one = JSON.parse(readFileSync(vectors, "utf8"));
    const list = one.goodsShipment.goodsItems;
    one.goodsShipment.goodsItems = Array.from({ length: items }, (_, i) => ({
        ...structuredClone(list[0]),
        goodsItemNumber: String(i + 1),
    }));
    return JSON.stringify(one);
}

function compareWithAjv(dataSet, items) {
    const text = declaration(dataSet, items);
    const file = join(folder, `${dataSet}.json`);
    writeFileSync(file, text);
    const compile = (longest) => {
        const schema = JSON.parse(run(native, "schema", "dk", dataSet, longest));
        const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
        if (!validate(JSON.parse(text))) throw new Error(JSON.stringify(validate.errors[0]));
        return validate;
    };
    const withAll = compile(all);
    const withShort = compile(short);
    const ratios = { native: [], wasm: [], nativeShort: [], wasmShort: [] };
    const times = { native: [], wasm: [], ajv: [], ajvShort: [] };
    for (let round = 0; round < rounds; round += 1) {
        const ours = judged(native, file);
        const ajv = ajvRate(withAll, text);
        const inWasm = existsSync(wasm) ? judged(wasm, file) : NaN;
        const ajvShort = ajvRate(withShort, text);
        ratios.native.push(ours / ajv);
        ratios.wasm.push(inWasm / ajv);
        ratios.nativeShort.push(ours / ajvShort);
        ratios.wasmShort.push(inWasm / ajvShort);
        times.native.push(1e6 / ours);
        times.wasm.push(1e6 / inWasm);
        times.ajv.push(1e6 / ajv);
        times.ajvShort.push(1e6 / ajvShort);
    }
    const x = (values) => `${median(values).toFixed(1)}x`;
    const us = (values) => `${median(values).toFixed(1)} us`;
    console.log(`${dataSet}, ${items} item(s), ${text.length} bytes, ${rounds} rounds:`);
    console.log(`  native ${us(times.native)}, WebAssembly ${us(times.wasm)}`);
    console.log(`  ajv ${us(times.ajv)}; with lists up to ${short} codes only ${us(times.ajvShort)}`);
    console.log(`  to ajv, all lists:   native ${x(ratios.native)}, WebAssembly ${x(ratios.wasm)}`);
    console.log(`  to ajv, short lists: native ${x(ratios.nativeShort)}, ` +
        `WebAssembly ${x(ratios.wasmShort)}`);
}

/// A British declaration without any issue, from the vectors of the rules.
function british(dataSet) {
    const vectors = join(root, "tests/vectors/rules/gb.net_mass_is_not_above_gross_mass.json");
    const clean = JSON.parse(readFileSync(vectors, "utf8")).find(
        ({ declaration, expect }) => expect.length === 0 && declaration.dataSet === dataSet);
    return JSON.stringify(clean.declaration);
}

function compareWithLibxml2(name, text, schema) {
    const xsd = join(reference, schema);
    if (!existsSync(xsd)) {
        console.log(`XML, ${name}: skipped, ${schema} is not there`);
        return;
    }
    const json = join(folder, "message.json");
    const xml = join(folder, "message.xml");
    writeFileSync(json, text);
    run(cli, "convert", json, "--to", "xml", "-o", xml);
    const ratios = [];
    for (let round = 0; round < rounds; round += 1) {
        const line = run(libxml2, xsd, xml, milliseconds);
        if (!line.endsWith(" 0")) throw new Error("libxml2 does not find the message valid");
        ratios.push(judged(native, xml) / rate(line));
    }
    console.log(`XML, ${name}, ${readFileSync(xml).length} bytes: ` +
        `${median(ratios).toFixed(1)}x libxml2 with ${schema.split("/").pop()}`);
}

function recheck(dataSet) {
    const file = join(folder, "recheck.json");
    writeFileSync(file, declaration(dataSet, 1));
    console.log(`${dataSet}, judging all, then again after one edit (us, and how many times less):`);
    for (const items of [1, 8, 999, 9999]) {
        const [full, ...edits] = run(native, "recheck", file, items).split(" ").map(Number);
        const shown = edits.map((us) => `${us} (${Math.round(full / us)}x)`);
        console.log(`  ${items} items: all ${full}; origin of an item ${shown[0]}, ` +
            `its gross mass ${shown[1]}, LRN ${shown[2]}`);
    }
}

compareWithAjv("H7", 1);
compareWithAjv("H1", 8);
compareWithLibxml2("Danish H7", declaration("H7", 1),
    "eu/skat_dms-public/import_xsd/H7_XSDS/DMS_H7_V1.9.xsd");
compareWithLibxml2("British H1", british("H1"),
    "gb/derived/driver_declaration.xsd");
recheck("H1");
