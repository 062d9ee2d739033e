// VAT numbers judged by Quayside and by two other programs: jsvat (npm) and python-stdnum (Debian).
// Numbers are made up by form, then those that add up are spoilt digit by digit. Where the programs
// differ, the difference is listed here with its reason; any other difference fails.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";
import jsvat from "jsvat";

import { root } from "./cli_support.mjs";

const programs = process.env.QUAYSIDE_PROGRAMS ?? join(root, "build", "bin");

// # is a digit, @ a letter, MM year, month and day of a birth number, DDMM a day and a month.
const forms = {
    AT: ["U########"],
    BE: ["0#########", "1#########"],
    BG: ["#########", "##########", "MM######"],
    CY: ["########@"],
    CZ: ["########", "#########", "##########", "6########", "MM######", "MM#####"],
    DE: ["#########"],
    DK: ["########"],
    EE: ["#########"],
    EL: ["#########"],
    ES: ["########@", "@########", "@#######@", "X#######@", "Y#######@", "K#######@"],
    FI: ["########"],
    FR: ["###########", "@##########", "#@#########"],
    GB: ["#########", "1########", "GD###", "HA###", "############"],
    HR: ["###########"],
    HU: ["########"],
    IE: ["#######@", "#######@A", "#@#####@", "#######@@"],
    IT: ["#######0###", "###########"],
    LT: ["#######1#", "##########1#"],
    LU: ["########"],
    LV: ["4##########", "9##########", "32#########", "DDMM##1####"],
    MT: ["########", "########", "########"],
    NL: ["#########B0#", "#########B##"],
    PL: ["##########"],
    PT: ["#########"],
    RO: ["##", "######", "########", "##########"],
    SE: ["##########01"],
    SI: ["########"],
    SK: ["2#########", "##########", "MM######"],
    XI: ["#########", "1########", "############"],
};

/// Where another program and Quayside differ, and why Quayside keeps to its answer.
const known = [
    ...[
        [/^BE[01]\d{9}$/, "takes 98, 99 and 00 as check digits; they are 97 less a remainder, 1 to 97"],
        [/^BE\d{9}$/, "puts the 0 in front that VIES asks for"],
        [/^EL\d{8}$/, "puts a 0 in front of old numbers; VIES asks for nine digits"],
        [/^MT\d{8}$/, "takes check numbers from 38 to 99; they are 37 less a remainder, 1 to 37"],
        [/^NL\d{8}B\d\d$/, "puts a 0 in front; VIES asks for nine digits"],
        [/^(GB|XI)\d{9}(\d{3})?$/, "also takes a remainder of 55, which adding 55 does not bring to 97"],
    ].map(([form, reason]) => ({ program: "stdnum", accepts: "stdnum", form, reason })),
    ...[
        [/^LV32\d{9}$/, "asks for a day of birth; numbers since July 2017 begin with 32 and hide it"],
    ].map(([form, reason]) => ({ program: "stdnum", accepts: "quayside", form, reason })),
    ...[
        [/^BE\d{9}$/, "puts the 0 in front that VIES asks for"],
        [/^BG\d{10}$/, "takes persons whose day of birth does not exist"],
        [/^CZ9\d{7}$/, "companies do not begin with 9 (stdnum agrees)"],
        [/^CZ\d{9,10}$/, "takes birth numbers without their day or their check digit"],
        [/^CZ\d{11,13}$/, "leaves three digits behind the number unread"],
        [/^DK0\d{7}$/, "a Danish number does not begin with 0 (stdnum agrees)"],
        [/^ESO\d{7}[A-J]$/, "O is not a kind of organisation (stdnum agrees)"],
        [/^FI\d{7}0$/, "makes a remainder of 1 a check digit of 0; such numbers are not given out"],
        [/^FR\d{11}$/, "does not check the SIREN number inside"],
        [/^FR(?=\d?[A-Z])[0-9A-Z]{2}\d{9}$/, "does not check numbers with a letter"],
        [/^IT\d{11}$/, "takes provinces that do not exist"],
        [/^LV\d{11}$/, "checks persons by the look of their day of birth alone"],
        [/^NL\d{9}B\d\d$/, "takes suffix 00, and numbers whose remainder is 10"],
        [/^PL\d{10}$/, "makes a remainder of 10 a check digit of 0; such numbers are not given out"],
        [/^PT0\d{8}$/, "a Portuguese number does not begin with 0"],
        [/^SK[1-9]\d6\d{7}$/, "takes a 6 as third digit (stdnum does not)"],
    ].map(([form, reason]) => ({ program: "jsvat", accepts: "jsvat", form, reason })),
    ...[
        [/^BE(1|00)\d+$/, "does not know numbers beginning with 1, given out since 2023, nor with 00"],
        [/^CY[6-8]/, "takes 0 to 5 and 9 in front; stdnum takes all"],
        [/^CZ\d{9,10}$/, "lacks months raised by 20 and 70, and asks for other multiples"],
        [/^EE(?!10)\d{9}$/, "asks for 10 in front, as numbers have today"],
        [/^ES[NP-SW]\d{8}$|^ES[JUV]\d{7}[A-J]$/, "ties the kind of check to the kind of organisation"],
        [/^GB\d{9}(\d{3})?$/, "keeps out ranges that were free when it was written"],
        [/^IE[0-6][A-Z]\d{5}[A-W]$/, "asks for 7, 8 or 9 in front of the older form"],
        [/^IE\d{7}[A-W][A-Z]$/, "takes only A and H as second letter"],
        [/^LV32\d{9}$/, "does not know numbers since July 2017, which begin with 32"],
        [/^SK\d{10}$/, "lacks birth numbers"],
    ].map(([form, reason]) => ({ program: "jsvat", accepts: "quayside", form, reason })),
];

// Park and Miller's generator: the same numbers in every run.
let seed = 20261127;
const below = (limit) => (seed = (seed * 48271) % 2147483647) % limit;
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const two = (value) => String(value).padStart(2, "0");
const kinds = {
    "#": () => String(below(10)),
    "@": () => letters[below(26)],
    M: () => two(below(100)) + two(1 + below(12) + 50 * below(2)) + two(1 + below(28)),
};

function madeUp(form) {
    let text = "";
    for (let i = 0; i < form.length; ++i) {
        if (form.startsWith("DDMM", i)) {
            text += two(1 + below(28)) + two(1 + below(12));
            i += 3;
        } else if (form.startsWith("MM", i)) {
            text += kinds.M();
            i += 1;
        } else text += form[i] === "#" || form[i] === "@" ? kinds[form[i]]() : form[i];
    }
    return text;
}

function* spoilt(number) {
    for (let i = 0; i < number.length; ++i) {
        const other = letters.includes(number[i]) ? letters[below(26)] : String(below(10));
        yield number.slice(0, i) + other + number.slice(i + 1);
        if (i + 1 < number.length) {
            yield number.slice(0, i) + number[i + 1] + number[i] + number.slice(i + 2);
        }
    }
    yield number.slice(1);
    yield number + "0";
}

function answers(command, args, numbers) {
    const run = spawnSync(command, args, {
        input: numbers.join("\n") + "\n",
        encoding: "utf8",
        maxBuffer: 64 * 1024 * 1024,
    });
    assert.equal(run.status, 0, run.stderr);
    const lines = run.stdout.trim().split("\n");
    assert.equal(lines.length, numbers.length);
    return lines.map((line) => line === "1");
}

const ours = (numbers) => answers(join(programs, "quayside-vat"), [], numbers);

const python = `
import sys
try:
    from stdnum.eu import vat
    from stdnum.gb import vat as gb
except ImportError:
    sys.exit(3)
for line in sys.stdin:
    number = line.strip()
    module = gb if number[:2] == "GB" else vat
    print(int(module.is_valid(number)))
`;
const stdnum = (numbers) => answers("/usr/bin/python3", ["-c", python], numbers);

const countries = Object.values(jsvat).filter((one) => one?.calcFn && one?.codes);
const jsvatAnswers = (numbers) => numbers.map((one) => jsvat.checkVAT(one, countries).isValid);

const drawn = Object.entries(forms).flatMap(([country, its]) =>
    its.flatMap((form) => Array.from({ length: 1500 }, () => country + madeUp(form))),
);
const addsUp = ours(drawn);
const good = drawn.filter((_, i) => addsUp[i]);
const bad = good.flatMap((one) => [...spoilt(one.slice(2))].map((rest) => one.slice(0, 2) + rest));
const all = [...new Set([...drawn, ...bad])];

test("numbers of every country were found that add up", () => {
    for (const country of Object.keys(forms)) {
        const count = good.filter((number) => number.startsWith(country)).length;
        assert.ok(count >= 15, `${country}: ${count}`);
    }
});

for (const [name, judge, left] of [
    ["stdnum", stdnum, []],
    ["jsvat", jsvatAnswers, ["XI"]], // jsvat does not know Northern Ireland
]) {
    test(`${name} and Quayside agree, but for what is listed`, () => {
        const numbers = all.filter((number) => !left.includes(number.slice(0, 2)));
        const mine = ours(numbers);
        const theirs = judge(numbers);
        const used = new Set();
        const surprises = [];
        for (let i = 0; i < numbers.length; ++i) {
            if (mine[i] === theirs[i]) continue;
            const reason = known.find(
                (one) =>
                    one.program === name &&
                    one.accepts === (theirs[i] ? name : "quayside") &&
                    one.form.test(numbers[i]),
            );
            if (reason) used.add(reason);
            else surprises.push(`${numbers[i]} is ${theirs[i] ? "" : "not "}accepted by ${name}`);
        }
        assert.deepEqual(surprises.slice(0, 20), [], `${surprises.length} surprises`);
        const unused = known.filter((one) => one.program === name && !used.has(one));
        assert.deepEqual(unused, [], "listed, but not seen any more");
    });
}
