#!/usr/bin/env python3
"""Writes key_files.json: key files, sound and hostile, and what must come of each.

Written after shared/seal/README.md alone, with PyNaCl and Python's own BLAKE2b: that Quayside opens
what this program has made shows that the description is complete. All bytes are derived from names,
so that each run writes the same file.
"""
import base64
import hashlib
import json
import pathlib

from nacl.bindings import (crypto_aead_xchacha20poly1305_ietf_encrypt, crypto_pwhash_alg,
                           crypto_pwhash_ALG_ARGON2ID13, crypto_sign_seed_keypair)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
PASSPHRASE = "correct horse battery staple"


def b64(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def some(name, size):
    return hashlib.shake_256(name.encode()).digest(size)


def blake(data, key=b""):
    return hashlib.blake2b(data, digest_size=32, key=key).digest()


def derived(master, number):
    salt = number.to_bytes(8, "little") + bytes(8)
    return hashlib.blake2b(b"", digest_size=32, key=master, salt=salt,
                           person=b"quayside" + bytes(8)).digest()


def box(key, plain, context, name):
    nonce = some("nonce " + name, 24)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, context.encode(), nonce, key)


def recovery_code(secret):
    value = int.from_bytes(secret, "big")
    check = value % 37
    if check >= 32:
        return None
    digits = [ALPHABET[value >> 5 * (25 - i) & 31] for i in range(26)] + [ALPHABET[check]]
    text, groups = "".join(digits), []
    for size in (5, 5, 5, 4, 4, 4):
        groups.append(text[:size])
        text = text[size:]
    return "-".join(groups)


def printable_secret(name):
    for number in range(100):
        secret = some(f"{name} {number}", 16)
        if recovery_code(secret):
            return secret
    raise AssertionError


class Key:
    """A key with everything that opens it; text() writes its file, with what `changed` replaces."""

    def __init__(self, name="first", passphrase=PASSPHRASE, passes=1, memory=64, passkeys=0,
                 credential=32, label=None, order=None):
        self.name, self.passphrase = name, passphrase
        self.master, self.seed = some(name + " master", 32), some(name + " seed", 32)
        public, _ = crypto_sign_seed_keypair(self.seed)
        x = b64(public)
        jwk = '{"crv":"Ed25519","kty":"OKP","x":"%s"}' % x
        self.secret = printable_secret(name)
        self.code = recovery_code(self.secret)
        self.members = {"format": "quayside-vault-2", "kdf": "argon2id13", "passes": passes,
                        "memoryKib": memory, "kid": b64(hashlib.sha256(jwk.encode()).digest()),
                        "x": x, "salt": b64(some(name + " salt", 16))}
        self.kid = self.members["kid"]
        self.identity = ',"kid":"%s","x":"%s"' % (self.kid, x)
        self.wrap_all()
        self.labels = [label or f"2026-11-24Passkey {i}" for i in range(passkeys)]
        self.passkeys = [self.passkey(i, credential) for i in range(passkeys)]
        if order:
            self.passkeys = [self.passkeys[i] for i in order]

    def wrap_all(self):
        first = dict(self.members, format="quayside-vault-1")
        header = json.dumps(first, separators=(",", ":"))[:-1]
        key = crypto_pwhash_alg(32, self.passphrase.encode(), some(self.name + " salt", 16),
                                first["passes"], first["memoryKib"] * 1024,
                                crypto_pwhash_ALG_ARGON2ID13)
        self.members["passphraseWrap"] = b64(box(key, self.master, header, self.name + " p"))
        salt = some(self.name + " recovery salt", 16)
        key = blake(b"quayside-vault-1 recovery" + salt + self.secret)
        context = f'quayside-vault-1 recovery{self.identity},"recoverySalt":"{b64(salt)}"'
        self.members["recoverySalt"] = b64(salt)
        self.members["recoveryWrap"] = b64(box(key, self.master, context, self.name + " r"))
        context = "quayside-vault-1 signing key" + self.identity
        self.members["signingKey"] = b64(box(derived(self.master, 1), self.seed, context, self.name))

    def credential(self, number, size=32):
        return some(f"{self.name} credential {number}", size)

    def prf(self, number):
        return some(f"{self.name} prf {number}", 32)

    def passkey(self, number, size):
        name = f"{self.name} {number}"
        passkey = {"credential": b64(self.credential(number, size)),
                   "prfSalt": b64(some(name + " prf salt", 32))}
        header = ('quayside-vault-2 passkey%s,"credential":"%s","prfSalt":"%s"'
                  % (self.identity, passkey["credential"], passkey["prfSalt"]))
        wrap = box(blake(header.encode(), self.prf(number)), self.master, header, name + " w")
        label = box(derived(self.master, 3), self.labels[number].encode(), header, name + " l")
        return dict(passkey, wrap=b64(wrap), label=b64(label))

    def text(self, sealed=True, **changed):
        members = dict(self.members, passkeys=self.passkeys, **{})
        body = json.dumps(members, separators=(",", ":"))[:-1]
        seal = b64(blake(body.encode(), derived(self.master, 4)))
        if not sealed:
            return body + "}"
        text = body + ',"seal":"%s"}' % seal
        for name, value in changed.items():
            old = members.get(name, seal if name == "seal" else None)
            text = swap(text, '"%s":%s' % (name, json.dumps(old, separators=(",", ":"))),
                        '"%s":%s' % (name, json.dumps(value, separators=(",", ":"))))
        return text

    def first_text(self):
        members = dict(self.members, format="quayside-vault-1")
        return json.dumps(members, separators=(",", ":"))

    def by_passphrase(self, passphrase=None):
        return {"passphrase": passphrase or self.passphrase}

    def by_code(self, code=None):
        return {"recoveryCode": code or self.code}

    def by_passkey(self, number=0, size=32, secret=None):
        return {"passkey": {"credential": b64(self.credential(number, size)),
                            "secret": b64(secret or self.prf(number))}}


def swap(text, old, new):
    assert text.count(old) == 1, (old, text.count(old))
    return text.replace(old, new)


def flipped(text):
    """The same length and alphabet, another first character."""
    return ("B" if text[0] == "A" else "A") + text[1:]


VECTORS = []


def opens(name, key, text, way):
    passkeys = [] if "quayside-vault-1" in text else sorted(key.labels)
    VECTORS.append({"name": name, "file": text, **way,
                    "expect": {"kid": key.kid, "passkeys": passkeys}})


def fails(name, text, way, code="vault_malformed"):
    VECTORS.append({"name": name, "file": text, **way, "expect": {"error": code}})


def sound():
    key, two = Key(), Key("two passkeys", passkeys=2)
    opens("the passphrase opens", key, key.text(), key.by_passphrase())
    opens("the recovery code opens", key, key.text(), key.by_code())
    opens("a recovery code is read with small letters, blanks, O for 0, I and L for 1", key,
          key.text(), key.by_code(
              " " + key.code.replace("-", " ").replace("0", "o").replace("1", "l").lower()))
    opens("one of two passkeys opens", two, two.text(), two.by_passkey(1))
    opens("the passphrase opens beside passkeys", two, two.text(), two.by_passphrase())
    opens("the recovery code opens beside passkeys", two, two.text(), two.by_code())
    opens("version 1 opens with the passphrase", key, key.first_text(), key.by_passphrase())
    opens("version 1 opens with the recovery code", key, key.first_text(), key.by_code())
    other = Key("other letters", "blåbærgrød på en tirsdag 🫐")
    opens("the passphrase is taken as UTF-8", other, other.text(), other.by_passphrase())
    least = Key("least cost", passes=1, memory=8)
    opens("the least cost", least, least.text(), least.by_passphrase())
    more = Key("ten passes", passes=10, memory=32)
    opens("the most passes", more, more.text(), more.by_passphrase())
    full = Key("full", passkeys=8, credential=1023, label="2026-11-24" + "n" * 64)
    opens("eight passkeys, all as long as may be", full, full.text(), full.by_passkey(7, 1023))
    short = Key("short", passkeys=1, credential=1, label="2026-11-24æ")
    opens("a credential of one byte", short, short.text(), short.by_passkey(0, 1))


def wrong_secrets():
    key, two = Key(), Key("two passkeys", passkeys=2)
    way = key.by_passphrase
    fails("another passphrase", key.text(), way("correct horse battery stapl"), "wrong_passphrase")
    fails("a passphrase of 1,025 bytes", key.text(), way("a" * 1025), "wrong_passphrase")
    fails("the passphrase with a blank behind it", key.text(), way(PASSPHRASE + " "),
          "wrong_passphrase")
    fails("the recovery code of another key", key.text(), key.by_code(Key("other").code),
          "wrong_recovery_code")
    fails("a recovery code with one wrong character", key.text(),
          key.by_code(("2" if key.code[0] != "2" else "3") + key.code[1:]), "wrong_recovery_code")
    fails("a recovery code cut short", key.text(), key.by_code(key.code[:-1]),
          "wrong_recovery_code")
    fails("another secret of the passkey", two.text(), two.by_passkey(0, secret=bytes(32)),
          "wrong_passkey")
    fails("a secret of 31 bytes", two.text(), two.by_passkey(0, secret=two.prf(0)[:31]),
          "wrong_passkey")
    fails("a passkey that is not in the file", key.text(), two.by_passkey(0), "wrong_passkey")
    fails("the secret of the other passkey", two.text(), two.by_passkey(0, secret=two.prf(1)),
          "wrong_passkey")


def shapes():
    key = Key()
    text, way = key.text(), key.by_passphrase()
    for name, file in {
            "nothing": "", "a word": "key", "an empty object": "{}", "a list around it": f"[{text}]",
            "cut in the middle": text[:len(text) // 2], "the last character missing": text[:-1],
            "a line end behind it": text + "\n", "CRLF behind it": text + "\r\n",
            "an empty line before it": "\n" + text, "a blank before it": " " + text,
            "a byte order mark": "\ufeff" + text, "twice": text + text,
            "a NUL behind it": text + "\0", "UTF-16": "".join(c + "\0" for c in text),
            "CRLF between members": text.replace(',"', ',\r\n"'),
            "blanks behind colons": text.replace('":', '": '),
            "indented": json.dumps(json.loads(text), indent=2),
            "a comma before the end": text[:-1] + ",}",
            "more than 16 KiB": text + " " * 16 * 1024,
            "a member more at the end": text[:-1] + ',"comment":"x"}',
            "a member more at the start": swap(text, '{"format"', '{"comment":"x","format"'),
            "a member twice": swap(text, '"passes":1,', '"passes":1,"passes":1,'),
            "the salt twice": swap(text, '"salt":', '"salt":"%s","salt":' % ("A" * 22)),
            "another order": swap(text, '"kdf":"argon2id13","passes":1,',
                                  '"passes":1,"kdf":"argon2id13",'),
            "no salt": swap(text, '"salt":"%s",' % key.members["salt"], ""),
            "a capital letter in a name": swap(text, '"kid"', '"Kid"'),
            "an escape in a name": swap(text, '"kid"', '"\\u006bid"'),
            "an escape in a value": swap(text, "argon2id13", "\\u0061rgon2id13"),
            "single quotes": text.replace('"', "'"),
            "armoured": f"-----BEGIN QUAYSIDE KEY-----\n{text}\n-----END QUAYSIDE KEY-----\n",
    }.items():
        fails(name, file, way)


def versions():
    key, two = Key(), Key("two passkeys", passkeys=2)
    way = key.by_passphrase()
    fails("version 3", key.text(format="quayside-vault-3"), way)
    fails("no version", key.text(format="quayside-vault"), way)
    fails("version 1 with passkeys and seal", key.text(format="quayside-vault-1"), way)
    fails("version 2 without seal", key.text(sealed=False), way)
    fails("version 2 without passkeys and seal",
          swap(key.first_text(), "quayside-vault-1", "quayside-vault-2"), way)
    fails("an empty seal", key.text(seal=""), way)
    # The passkeys are lost by that, as by deleting the file; nothing else is gained.
    opens("made version 1 by taking passkeys and seal away", two, two.first_text(),
          two.by_passphrase())


def costs():
    key = Key()
    text, way = key.text(), key.by_passphrase()
    for value in ("0", "01", "+1", "-1", "1.0", "1e0", "0x1", '"1"', "true", "4294967296",
                  "9" * 40, "", " 1"):
        fails(f"passes: {value or 'nothing'}", swap(text, '"passes":1', f'"passes":{value}'), way)
    for passes in (11, 4294967295):
        fails(f"passes: {passes}", key.text(passes=passes), way, "vault_cost_refused")
    for memory in (1, 7, 262145, 4294967295):
        fails(f"memoryKib: {memory}", key.text(memoryKib=memory), way, "vault_cost_refused")
    fails("memoryKib: 0", key.text(memoryKib=0), way)
    fails("another derivation", key.text(kdf="argon2i13"), way)
    fails("no derivation", key.text(kdf="none"), way)
    fails("a cost that was lowered", Key("dear", passes=2).text(passes=1),
          Key("dear", passes=2).by_passphrase(), "wrong_passphrase")
    fails("a cost that was raised", key.text(passes=2), way, "wrong_passphrase")


def encodings():
    key = Key()
    way, salt = key.by_passphrase(), key.members["salt"]
    last = ALPHABET_64[ALPHABET_64.index(salt[-1]) | 1]
    for name, value in {
            "with padding": salt + "==", "not in its one form": salt[:-1] + last,
            "of 15 bytes": b64(some("first salt", 15)), "of 17 bytes": b64(some("first salt", 17)),
            "empty": "", "in hex": some("first salt", 16).hex(), "with a blank": salt[:-1] + " ",
            "with a plus sign": "+" + salt[1:], "with a slash": "/" + salt[1:],
            "with a line end": salt[:10] + "\n" + salt[10:], "no text": 7, "null": None,
    }.items():
        fails(f"salt {name}", key.text(salt=value), way)
    for member in ("passphraseWrap", "recoveryWrap", "signingKey"):
        value = key.members[member]
        fails(f"{member} short", key.text(**{member: value[:-4]}), way)
        fails(f"{member} long", key.text(**{member: value + "AAAA"}), way)
        fails(f"{member} empty", key.text(**{member: ""}), way)
    fails("x short", key.text(x=key.members["x"][:-1]), way)
    fails("kid short", key.text(kid=key.kid[:-1]), way)


def contents():
    key, other = Key(), Key("other")
    mine, theirs = key.members, other.members
    by, code = key.by_passphrase(), key.by_code()
    fails("the kid of another key", key.text(kid=other.kid), by)
    fails("x of another key", key.text(x=theirs["x"]), by)
    fails("kid and x of another key", key.text(kid=other.kid, x=theirs["x"]), by,
          "wrong_passphrase")
    fails("the salt altered", key.text(salt=flipped(mine["salt"])), by, "wrong_passphrase")
    fails("the passphrase wrap altered",
          key.text(passphraseWrap=flipped(mine["passphraseWrap"])), by, "wrong_passphrase")
    fails("the recovery salt altered", key.text(recoverySalt=flipped(mine["recoverySalt"])), code,
          "wrong_recovery_code")
    fails("the recovery wrap altered", key.text(recoveryWrap=flipped(mine["recoveryWrap"])), code,
          "wrong_recovery_code")
    fails("the recovery wrap altered, opened with the passphrase",
          key.text(recoveryWrap=flipped(mine["recoveryWrap"])), by)
    fails("the passphrase wrap altered, opened with the recovery code",
          key.text(passphraseWrap=flipped(mine["passphraseWrap"])), code)
    swapped = key.text(passphraseWrap=mine["recoveryWrap"])
    swapped = swap(swapped, '"recoveryWrap":"' + mine["recoveryWrap"],
                   '"recoveryWrap":"' + mine["passphraseWrap"])
    fails("the two wraps swapped, opened with the passphrase", swapped, by, "wrong_passphrase")
    fails("the two wraps swapped, opened with the recovery code", swapped, code,
          "wrong_recovery_code")
    fails("the passphrase wrap of another key, opened with its passphrase",
          key.text(salt=theirs["salt"], passphraseWrap=theirs["passphraseWrap"]), by,
          "wrong_passphrase")
    fails("the signing key of another key", key.text(signingKey=theirs["signingKey"]), by)
    fails("the signing key altered", key.text(signingKey=flipped(mine["signingKey"])), by)
    fails("the seal altered", key.text(seal=flipped("B" * 43)), by)
    fails("version 1 with the signing key of another key",
          swap(key.first_text(), mine["signingKey"], theirs["signingKey"]), by)
    fails("version 1 with a cost that was raised",
          swap(key.first_text(), '"passes":1', '"passes":2'), by, "wrong_passphrase")


def passkeys():
    key, none, two = Key(passkeys=1), Key(), Key("two passkeys", passkeys=2)
    one, by = key.passkeys[0], key.by_passphrase()
    fails("a passkey put into the list", none.text(passkeys=[one]), none.by_passphrase())
    fails("a passkey put into the list, opened with it", none.text(passkeys=[one]),
          key.by_passkey())
    fails("a passkey taken out of the list", key.text(passkeys=[]), by)
    fails("two passkeys in another order", two.text(passkeys=two.passkeys[::-1]),
          two.by_passkey(0))
    fails("a passkey twice", key.text(passkeys=[one, one]), by)
    fails("nine passkeys", Key("nine", passkeys=9).text(), Key("nine").by_passphrase())
    first, second = two.passkeys
    labels = [dict(first, label=second["label"]), dict(second, label=first["label"])]
    fails("labels swapped", two.text(passkeys=labels), two.by_passphrase())
    wraps = [dict(first, wrap=second["wrap"]), dict(second, wrap=first["wrap"])]
    fails("wraps of passkeys swapped", two.text(passkeys=wraps), two.by_passkey(0),
          "wrong_passkey")
    for name, value, code in (
            ("prfSalt", flipped(one["prfSalt"]), "wrong_passkey"),
            ("wrap", flipped(one["wrap"]), "wrong_passkey"),
            ("label", flipped(one["label"]), "vault_malformed"),
            ("prfSalt", one["prfSalt"][:-2], "vault_malformed"),
            ("wrap", one["wrap"][:-4], "vault_malformed"),
            ("label", b64(bytes(50)), "vault_malformed"),
            ("label", b64(bytes(115)), "vault_malformed")):
        fails(f"a passkey's {name} altered to {len(value)} characters",
              key.text(passkeys=[dict(one, **{name: value})]), key.by_passkey(), code)
    fails("a passkey without credential", key.text(passkeys=[dict(one, credential="")]), by)
    fails("a credential of 1,024 bytes",
          Key("long", passkeys=1, credential=1024).text(), Key("long").by_passphrase())
    fails("a passkey with a member more", key.text(passkeys=[dict(one, name="x")]), by)
    fails("passkeys are no list", key.text(passkeys={}), by)
    fails("a comma in an empty list", swap(none.text(), '"passkeys":[]', '"passkeys":[,]'), by)
    fails("a comma behind a passkey", swap(key.text(), '"}],"seal"', '"},],"seal"'), by)


ALPHABET_64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

if __name__ == "__main__":
    for part in (sound, wrong_secrets, shapes, versions, costs, encodings, contents, passkeys):
        part()
    lines = ",\n".join(json.dumps(one, ensure_ascii=True) for one in VECTORS)
    (pathlib.Path(__file__).parent / "key_files.json").write_text(f"[\n{lines}\n]\n")
    print(len(VECTORS), "vectors")
