// Short lists of Danish customs, edition December 2025, each named by its number there. Codes are
// facts; labels are our own words, for the codes that a small trader meets.
#include "shared/codes/tables.h"

namespace quayside::codes {
namespace {

// 10214
constexpr Code kAdditionalDeclarationTypes[] = {
    {"A", "Goods are here: normal declaration", {}},
    {"B", "Simplified, occasional", {}},
    {"C", "Simplified, regular use", {}},
    {"D", "Before the goods arrive: normal declaration", {}},
    {"E", "Before the goods arrive: simplified, occasional", {}},
    {"F", "Before the goods arrive: simplified, regular use", {}},
    {"R", "Lodged after the event", {}},
    {"U", "Supplementary, collective", {}},
    {"X", "Supplementary to an occasional one", {}},
    {"Y", "Supplementary to regular ones", {}},
    {"Z", "Supplementary to an entry in the records", {}},
};

// 10250
constexpr Code kFiscalReferenceRoles[] = {
    {"FR1", "Importer", {}},
    {"FR2", "Customer", {}},
    {"FR3", "Tax representative", {}},
    {"FR4", "Holder of a deferred payment authorisation", {}},
    {"FR5", "Seller registered for the Import One-Stop Shop", {}},
    {"FR7", "Person who owes the VAT", {}},
};

// 10014
constexpr Code kRepresentativeStatuses[] = {
    {"2", "Direct: in the name of the declarant", {}},
    {"3", "Indirect: in the own name, for the declarant", {}},
};

// 10273 and CL214; YCLE and YSDE: validation rules 149 to 152
constexpr Code kPreviousDocumentTypes[] = {
    {"1REF", "Earlier declaration in another system", {}},
    {"2GRE", "Registration of goods", {}},
    {"C512", "Authorisation for simplified declarations (SDE)", {}},
    {"C552", "Union goods for San Marino (T2LSM)", {}},
    {"C605", "Information sheet INF 3", {}},
    {"C612", "Internal transit declaration T2F", {}},
    {"C620", "Proof of Union goods T2LF", {}},
    {"C651", "Electronic excise document (e-AD)", {}},
    {"C658", "Fallback document for excise goods", {}},
    {"C710", "Information sheet", {}},
    {"N235", "Container list", {}},
    {"N270", "Delivery note", {}},
    {"N271", "Packing list", {}},
    {"N325", "Pro forma invoice", {}},
    {"N337", "Temporary storage declaration", {}},
    {"N355", "Entry summary declaration", {}},
    {"N380", "Commercial invoice", {}},
    {"N703", "House waybill", {}},
    {"N704", "Master bill of lading", {}},
    {"N705", "Bill of lading", {}},
    {"N714", "House bill of lading", {}},
    {"N722", "Railway list (SMGS)", {}},
    {"N730", "Road consignment note (CMR)", {}},
    {"N740", "Air waybill", {}},
    {"N741", "Master air waybill", {}},
    {"N750", "Post, including parcels", {}},
    {"N760", "Multimodal transport document", {}},
    {"N785", "Cargo manifest", {}},
    {"N787", "Load list (bordereau)", {}},
    {"N820", "Transit declaration T", {}},
    {"N821", "Transit declaration T1", {}},
    {"N822", "Transit declaration T2", {}},
    {"N825", "Proof of Union goods T2L", {}},
    {"N830", "Export declaration", {}},
    {"N952", "TIR carnet", {}},
    {"N955", "ATA carnet", {}},
    {"NCLE", "Entry in the declarant's records", {}},
    {"NMNS", "Cargo manifest, simplified procedure", {}},
    {"NMRN", "Another declaration, by its MRN", {}},
    {"YCLE", "Entry in the records that this completes, by its day", {}},
    {"YSDE", "Simplified declaration that this completes, by its MRN", {}},
    {"Z270", "Delivery note, national code", {}},
};

// 10276
constexpr Code kTransportDocumentTypes[] = {
    {"C613", "Rail consignment note (CIM), T2", {}},
    {"C614", "Rail consignment note (CIM), T2F", {}},
    {"N235", "Container list", {}},
    {"N270", "Delivery note", {}},
    {"N271", "Packing list", {}},
    {"N325", "Pro forma invoice", {}},
    {"N380", "Commercial invoice", {}},
    {"N703", "House waybill", {}},
    {"N704", "Master bill of lading", {}},
    {"N705", "Bill of lading", {}},
    {"N710", "Sea manifest, T1", {}},
    {"N714", "House bill of lading", {}},
    {"N720", "Rail consignment note (CIM)", {}},
    {"N722", "Railway list (SMGS)", {}},
    {"N730", "Road consignment note (CMR)", {}},
    {"N740", "Air waybill", {}},
    {"N741", "Master air waybill", {}},
    {"N750", "Post, including parcels", {}},
    {"N760", "Multimodal transport document", {}},
    {"N785", "Cargo manifest", {}},
    {"N787", "Load list (bordereau)", {}},
    {"N955", "ATA carnet", {}},
};

// 11000
constexpr Code kAdditionalInformation[] = {
    {"00100", "Simplified authorisation", {}},
    {"00200", "Several documents or parties", {}},
    {"00300", "Declarant and consignor are the same", {}},
    {"00400", "Declarant and exporter are the same", {}},
    {"00500", "Importer and declarant are the same", {}},
    {"00700", "Inward processing ends, with authorisation or INF number", {}},
    {"00800", "Inward processing ends, with trade policy measures", {}},
    {"00900", "Temporary admission ends, with authorisation number", {}},
    {"01000", "Diplomatic goods, not to be inspected", {}},
    {"10600", "Consignee unknown, document to order", {}},
    {"20100", "", {}},
    {"20200", "", {}},
    {"20300", "Export", {}},
    {"30300", "Export of goods under end use", {}},
    {"30500", "Customs office of exit", {}},
    {"30600", "Consignee unknown on exit", {}},
    {"30700", "Information sheet INF 3 is wanted", {}},
    {"40100", "Proof of Union goods to hold longer", {}},
    {"90003", "Plants inspected in another Member State", {}},
    {"C0002", "No supplementary declaration asked for", {}},
    {"DKG00", "Guarantee: waiver", {}},
    {"DKG01", "Guarantee: comprehensive", {}},
    {"DKG02", "Guarantee: individual, by a guarantor", {}},
    {"DKG03", "Guarantee: individual, in cash", {}},
    {"DKG04", "Guarantee: individual, by voucher", {}},
    {"DKG05", "Guarantee: waiver below the threshold", {}},
    {"DKG08", "Guarantee: not required of a public body", {}},
    {"DKG0C", "Guarantee: not required, pipeline or cable", {}},
    {"DKG0I", "Guarantee: individual, in another form", {}},
    {"DKSEN", "SE number that the VAT goes to", {}},
    {"DTIME", "Day on which temporary storage ends", {}},
    {"EXTND", "Longer time for the supplementary declaration is asked for", {}},
    {"FORVE", "Export and exit at once", {}},
    {"H6EDT", "Postal declaration that refers to entries in the records", {}},
    {"NOSUP", "Waiver for a simplified export declaration", {}},
    {"REXDT", "Day until which the REX number holds", {}},
};

// 10240
constexpr Code kLocationTypes[] = {
    {"A", "Designated place", {}},
    {"B", "Authorised place", {}},
    {"C", "Approved place", {}},
    {"D", "Other place", {}},
};

// 10239 and CL326
constexpr Code kLocationQualifiers[] = {
    {"U", "UN/LOCODE", {}},   {"V", "Customs office", {}},       {"W", "Coordinates", {}},
    {"X", "EORI number", {}}, {"Y", "Authorisation number", {}}, {"Z", "Address", {}},
};

// 10015
constexpr Code kMethodsOfPayment[] = {
    {"A", "Cash", {}},
    {"B", "Credit card", {}},
    {"C", "Cheque", {}},
    {"D", "Other, such as a direct debit of the agent's account", {}},
    {"E", "Deferred payment", {}},
    {"G", "VAT, paid with the VAT return", {}},
    {"H", "Bank transfer", {}},
    {"J", "Through the post or another public body", {}},
    {"K", "Excise credit or rebate", {}},
    {"O", "Guarantee lodged with the intervention agency", {}},
    {"P", "From the agent's cash account", {}},
    {"R", "Guarantee", {}},
    {"S", "Account of individual guarantees", {}},
    {"T", "From the agent's guarantee account", {}},
    {"U", "From the agent's guarantee, standing authority", {}},
    {"V", "From the agent's guarantee, single authority", {}},
};

}  // namespace

std::span<const Code> additional_declaration_types() { return kAdditionalDeclarationTypes; }

std::span<const Code> fiscal_reference_roles() { return kFiscalReferenceRoles; }

std::span<const Code> representative_statuses() { return kRepresentativeStatuses; }

std::span<const Code> previous_document_types() {
  static const std::vector<Code> rows = [] {
    std::vector<Code> all(std::begin(kPreviousDocumentTypes), std::end(kPreviousDocumentTypes));
    begin_on_first_days(all);
    return all;
  }();
  return rows;
}

std::span<const Code> transport_document_types() { return kTransportDocumentTypes; }

std::span<const Code> additional_information() { return kAdditionalInformation; }

std::span<const Code> location_types() { return kLocationTypes; }

std::span<const Code> location_qualifiers() { return kLocationQualifiers; }

std::span<const Code> methods_of_payment() { return kMethodsOfPayment; }

}  // namespace quayside::codes
