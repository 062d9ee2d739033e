// A trader in plain JavaScript: enrols a key, signs in, signs and submits declarations.
//
// Written from the description of the protocol with nothing but Node's own modules, and sharing
// nothing with the C++ client: what it can do, any other program can.
import {
    createHash,
    createPublicKey,
    generateKeyPairSync,
    randomUUID,
    sign,
    verify,
} from "node:crypto";

import { eventually, exchange } from "./processes.mjs";

// --- JSON and signatures ------------------------------------------------------------------------

/// Canonical JSON (RFC 8785): members sorted by UTF-16 code units, no blanks. Strings and numbers
/// are written as ECMAScript does, which is what the RFC asks for.
export function canonicalJson(value) {
    if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
    if (value === null || typeof value !== "object") return JSON.stringify(value);
    const members = Object.keys(value)
        .sort()
        .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name])}`);
    return `{${members.join(",")}}`;
}

const base64url = (bytes) => Buffer.from(bytes).toString("base64url");

/// JWK thumbprint (RFC 7638).
export function thumbprint({ crv, kty, x }) {
    return createHash("sha256").update(canonicalJson({ crv, kty, x })).digest("base64url");
}

export class SigningKey {
    constructor() {
        const { publicKey, privateKey } = generateKeyPairSync("ed25519");
        this.privateKey = privateKey;
        const { crv, kty, x } = publicKey.export({ format: "jwk" });
        this.jwk = { crv, kty, x };
        this.kid = thumbprint(this.jwk);
    }

    /// A detached JWS (RFC 7515 appendix F), unencoded payload (RFC 7797), EdDSA (RFC 8037).
    sign(purpose, payload, issuedAt = Math.floor(Date.now() / 1000)) {
        const header = base64url(
            canonicalJson({
                alg: "EdDSA",
                b64: false,
                crit: ["b64"],
                iat: issuedAt,
                kid: this.kid,
                typ: `quayside-${purpose}+jws`,
            }),
        );
        const input = Buffer.concat([Buffer.from(`${header}.`), Buffer.from(payload)]);
        return `${header}..${base64url(sign(null, input, this.privateKey))}`;
    }
}

/// True when the detached JWS is by that key, for that purpose and over exactly these bytes.
export function isSigned(jws, purpose, jwk, payload) {
    const [header, empty, signature] = jws.split(".");
    if (empty !== "") return false;
    const { alg, b64, crit, kid, typ } = JSON.parse(Buffer.from(header, "base64url"));
    if (alg !== "EdDSA" || b64 !== false || crit?.join() !== "b64") return false;
    if (typ !== `quayside-${purpose}+jws` || kid !== thumbprint(jwk)) return false;
    const key = createPublicKey({ key: jwk, format: "jwk" });
    const input = Buffer.concat([Buffer.from(`${header}.`), Buffer.from(payload)]);
    return verify(null, input, key, Buffer.from(signature, "base64url"));
}

// --- Declarations -------------------------------------------------------------------------------

const today = () => new Date().toISOString().slice(0, 10);

/// An H7 declaration that breaks no rule: paper notebooks from Canada, special arrangement (F49).
export function h7Declaration({ lrn, declarant = "DK12345678", type = "A", items = 1 }) {
    const amount = (value) => ({ amount: String(value), currency: "DKK" });
    const address = (street, postcode, city, country) => ({
        streetAndNumber: street,
        postcode,
        city,
        country,
    });
    const item = (number) => ({
        goodsItemNumber: String(number),
        commodity: {
            descriptionOfGoods: "Paper notebooks",
            commodityCode: { harmonizedSystemSubHeadingCode: "482010" },
            goodsMeasure: { grossMass: "1" },
        },
        additionalProcedures: [{ code: "F49" }],
        intrinsicValue: amount(100),
        packagings: [{ numberOfPackages: "1" }],
    });
    return {
        profile: "dk",
        dataSet: "H7",
        lrn,
        additionalDeclarationType: type,
        customsOffice: "DK005600",
        submitter: { name: "Havnens Spedition ApS", identificationNumber: "12345678" },
        declarant: { identificationNumber: declarant },
        goodsShipment: {
            exporter: {
                name: "Maple Paper Ltd",
                address: address("12 Water Street", "V6B 1A1", "Vancouver", "CA"),
            },
            importer: {
                name: "Anna Jensen",
                identificationNumber: "DK09999981",
                address: address("Havnegade 12", "8000", "Aarhus C", "DK"),
            },
            locationOfGoods: {
                typeOfLocation: "D",
                qualifierOfIdentification: "Z",
                address: address("Kajen 4", "8000", "Aarhus C", "DK"),
            },
            grossMass: String(items),
            transportAndInsuranceCosts: amount(100),
            transportDocuments: [{ type: "N740", referenceNumber: "123456" }],
            goodsItems: Array.from({ length: items }, (_, index) => item(index + 1)),
        },
    };
}

/// A British export declaration (B1) that breaks no rule: straw envelopes to the United States. Each
/// has a DUCR of its own.
export function britishExport({ lrn, declarant = "GB603202734852" }) {
    return {
        profile: "gb",
        dataSet: "B1",
        lrn,
        declarationType: "EX",
        additionalDeclarationType: "A",
        customsOfficeOfExit: "GB000040",
        declarant: { identificationNumber: declarant },
        goodsShipment: {
            exporter: { identificationNumber: declarant },
            consignee: {
                name: "Bag Imports Inc.",
                address: {
                    streetAndNumber: "1 Bags Avenue",
                    postcode: "10001",
                    city: "New York",
                    country: "US",
                },
            },
            natureOfTransaction: "1",
            countryOfDestination: "US",
            countryOfExport: "GB",
            locationOfGoods: {
                typeOfLocation: "A",
                qualifierOfIdentification: "U",
                identification: "BELBFSBEL",
                address: { country: "GB" },
            },
            totalPackages: "10",
            containerIndicator: "0",
            modeOfTransportAtTheBorder: "1",
            activeBorderTransportMeans: {
                type: "11",
                identificationNumber: "Wayfarer",
                nationality: "GB",
            },
            previousDocuments: [
                {
                    type: "ZDCR",
                    referenceNumber: `6GB427168118378-${randomUUID().slice(0, 8).toUpperCase()}`,
                },
            ],
            goodsItems: [
                {
                    goodsItemNumber: "1",
                    commodity: {
                        descriptionOfGoods: "Straw envelopes for bottles",
                        commodityCode: {
                            harmonizedSystemSubHeadingCode: "460219",
                            combinedNomenclatureCode: "10",
                        },
                        goodsMeasure: { grossMass: "700", netMass: "500" },
                    },
                    procedure: { requested: "10", previous: "40" },
                    additionalProcedures: [{ code: "000" }],
                    packagings: [
                        { numberOfPackages: "10", typeOfPackages: "BX", shippingMarks: "BAGS" },
                    ],
                    statisticalValue: "1000",
                    supportingDocuments: [
                        { type: "C501", referenceNumber: "GBAEOC71757250450281" },
                    ],
                },
            ],
        },
    };
}

// --- The trader ---------------------------------------------------------------------------------

/// A refusal by the server: `status`, and the stable `code` of the problem.
export class Refused extends Error {
    constructor(status, problem) {
        super(`${status} ${problem.code}: ${problem.detail ?? problem.title ?? ""}`);
        this.status = status;
        this.code = problem.code;
        this.problem = problem;
    }
}

export class Trader {
    constructor(origin, { eori = "DK12345678", organisation, person = "Anna Jensen" } = {}) {
        this.origin = origin;
        this.eori = eori;
        this.organisation = organisation ?? `Trader ${eori}`;
        this.person = person;
        this.key = new SigningKey();
        this.cookie = "";
    }

    async call(method, path, body) {
        const headers = { Accept: "application/json" };
        if (this.cookie) headers.Cookie = this.cookie;
        if (body !== undefined) headers["Content-Type"] = "application/json";
        const answer = await exchange(this.origin + path, {
            method,
            headers,
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        const content = answer.body ? JSON.parse(answer.body) : undefined;
        if (answer.status >= 400) throw new Refused(answer.status, content ?? {});
        return { status: answer.status, headers: answer.headers, body: content };
    }

    async enrol() {
        const enrolment = {
            eori: this.eori,
            organisation: this.organisation,
            person: this.person,
            publicKey: this.key.jwk,
        };
        const signature = this.key.sign("enrolment", canonicalJson(enrolment));
        return (await this.call("POST", "/api/v1/enrolments", { enrolment, signature })).body;
    }

    async signIn() {
        const { kid } = this.key;
        const asked = await this.call("POST", "/api/v1/challenges", { kid });
        const statement = { audience: this.origin, challenge: asked.body.challenge, kid };
        const signature = this.key.sign("sign-in", canonicalJson(statement));
        const session = await this.call("POST", "/api/v1/sessions", { ...statement, signature });
        this.cookie = session.headers["set-cookie"][0].split(";")[0];
        const server = await this.call("GET", "/api/v1/server");
        this.ruleSet = server.body.ruleSet;
        this.serverKey = server.body.serverKey;
        return session.body;
    }

    /// The signed envelope of a declaration, and the id under which it will be known.
    sign(declaration, { submissionId = randomUUID(), supersedes, request } = {}) {
        const header = {
            submissionId,
            profile: declaration.profile,
            dataSet: declaration.dataSet,
            asOf: today(),
            ruleSet: this.ruleSet,
            declarant: this.eori,
            ...(supersedes ? { supersedes } : {}),
            ...(request ? { request } : {}),
        };
        const payload = Buffer.from(canonicalJson({ declaration, header }));
        const signature = this.key.sign("declaration", payload);
        const hash = createHash("sha256").update(payload).digest("hex");
        const envelope = { payload: base64url(payload), signature };
        return { id: submissionId, lrn: declaration.lrn, hash, envelope };
    }

    /// Submits once. The answer's receipt has been checked against the server's key.
    async submit(signed) {
        const { status, body } = await this.call("POST", "/api/v1/submissions", signed.envelope);
        const receipt = canonicalJson(body.receipt);
        if (!isSigned(body.signature, "receipt", body.serverKey, receipt)) {
            throw new Error("the receipt is not signed by the server's key");
        }
        if (body.receipt.payloadHash !== signed.hash || body.receipt.submissionId !== signed.id) {
            throw new Error("the receipt is about something else");
        }
        return { status, receipt, signature: body.signature, view: body.submission };
    }

    /// Signs and submits.
    async lodge(declaration, options) {
        const signed = this.sign(declaration, options);
        return { ...signed, ...(await this.submit(signed)) };
    }

    /// Keeps the bytes of a file on the server.
    async keep(bytes) {
        const answer = await exchange(`${this.origin}/api/v1/documents`, {
            method: "POST",
            headers: { Cookie: this.cookie, "Content-Type": "application/octet-stream" },
            body: bytes,
        });
        const content = JSON.parse(answer.body);
        if (answer.status >= 400) throw new Refused(answer.status, content);
        return content;
    }

    /// Hands in files, [[name, bytes], …], about a declaration that customs has.
    async handIn(declaration, about, files) {
        const documents = [];
        for (const [name, bytes] of files) {
            const { mediaType, sha256, size } = await this.keep(bytes);
            documents.push({ mediaType, name, sha256, size, type: "invoice" });
        }
        const { mrn } = await this.submission(about);
        const request = { about, documents, kind: "documents", mrn, reasonCode: "", reasonText: "" };
        return this.lodge(declaration, { request });
    }

    /// All submissions, newest first.
    async submissions() {
        return (await this.call("GET", "/api/v1/submissions")).body.submissions;
    }

    async submission(id) {
        return (await this.call("GET", `/api/v1/submissions/${id}`)).body;
    }

    async evidence(id) {
        return (await this.call("GET", `/api/v1/submissions/${id}/evidence`)).body;
    }

    /// The submission, once its status is as wanted.
    waitFor(id, status, options = {}) {
        return eventually(
            async () => {
                const view = await this.submission(id);
                return view.status === status ? view : undefined;
            },
            { within: 60_000, every: 100, what: `status ${status}`, ...options },
        );
    }
}

/// A trader whose key is active and who is signed in.
export async function signedInTrader(origin, options) {
    const trader = new Trader(origin, options);
    await trader.enrol();
    await trader.signIn();
    return trader;
}
