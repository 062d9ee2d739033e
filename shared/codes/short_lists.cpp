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
    {"2GRE", "", {}},
    {"C512", "", {}},
    {"C552", "Union goods for San Marino (T2LSM)", {}},
    {"C605", "", {}},
    {"C612", "", {}},
    {"C620", "", {}},
    {"C651", "", {}},
    {"C658", "", {}},
    {"C710", "", {}},
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
    {"N722", "", {}},
    {"N730", "Road consignment note (CMR)", {}},
    {"N740", "Air waybill", {}},
    {"N741", "Master air waybill", {}},
    {"N750", "Post, including parcels", {}},
    {"N760", "Multimodal transport document", {}},
    {"N785", "Cargo manifest", {}},
    {"N787", "", {}},
    {"N820", "", {}},
    {"N821", "Transit declaration T1", {}},
    {"N822", "Transit declaration T2", {}},
    {"N825", "", {}},
    {"N830", "Export declaration", {}},
    {"N952", "", {}},
    {"N955", "ATA carnet", {}},
    {"NCLE", "Entry in the declarant's records", {}},
    {"NMNS", "", {}},
    {"NMRN", "Another declaration, by its MRN", {}},
    {"YCLE", "Entry in the records that this completes, by its day", {}},
    {"YSDE", "Simplified declaration that this completes, by its MRN", {}},
    {"Z270", "", {}},
};

// 10276
constexpr Code kTransportDocumentTypes[] = {
    {"C613", "", {}},
    {"C614", "", {}},
    {"N235", "Container list", {}},
    {"N270", "Delivery note", {}},
    {"N271", "Packing list", {}},
    {"N325", "Pro forma invoice", {}},
    {"N380", "Commercial invoice", {}},
    {"N703", "House waybill", {}},
    {"N704", "Master bill of lading", {}},
    {"N705", "Bill of lading", {}},
    {"N710", "", {}},
    {"N714", "House bill of lading", {}},
    {"N720", "Rail consignment note (CIM)", {}},
    {"N722", "", {}},
    {"N730", "Road consignment note (CMR)", {}},
    {"N740", "Air waybill", {}},
    {"N741", "Master air waybill", {}},
    {"N750", "Post, including parcels", {}},
    {"N760", "Multimodal transport document", {}},
    {"N785", "Cargo manifest", {}},
    {"N787", "", {}},
    {"N955", "ATA carnet", {}},
};

// 11000
constexpr Code kAdditionalInformation[] = {
    {"00100", "Simplified authorisation", {}},
    {"00200", "", {}},
    {"00300", "", {}},
    {"00400", "", {}},
    {"00500", "Importer and declarant are the same", {}},
    {"00700", "", {}},
    {"00800", "", {}},
    {"00900", "", {}},
    {"01000", "", {}},
    {"10600", "", {}},
    {"20100", "", {}},
    {"20200", "", {}},
    {"20300", "", {}},
    {"30300", "", {}},
    {"30500", "", {}},
    {"30600", "", {}},
    {"30700", "", {}},
    {"40100", "", {}},
    {"90003", "", {}},
    {"C0002", "", {}},
    {"DKG00", "", {}},
    {"DKG01", "", {}},
    {"DKG02", "", {}},
    {"DKG03", "", {}},
    {"DKG04", "", {}},
    {"DKG05", "", {}},
    {"DKG08", "", {}},
    {"DKG0C", "", {}},
    {"DKG0I", "", {}},
    {"DKSEN", "", {}},
    {"DTIME", "", {}},
    {"EXTND", "", {}},
    {"FORVE", "", {}},
    {"H6EDT", "", {}},
    {"NOSUP", "", {}},
    {"REXDT", "", {}},
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
    {"D", "", {}},
    {"E", "Deferred payment", {}},
    {"G", "", {}},
    {"H", "Bank transfer", {}},
    {"J", "", {}},
    {"K", "", {}},
    {"O", "", {}},
    {"P", "", {}},
    {"R", "Guarantee", {}},
    {"S", "", {}},
    {"T", "", {}},
    {"U", "", {}},
    {"V", "", {}},
};

}  // namespace

std::span<const Code> additional_declaration_types() { return kAdditionalDeclarationTypes; }

std::span<const Code> fiscal_reference_roles() { return kFiscalReferenceRoles; }

std::span<const Code> representative_statuses() { return kRepresentativeStatuses; }

std::span<const Code> previous_document_types() { return kPreviousDocumentTypes; }

std::span<const Code> transport_document_types() { return kTransportDocumentTypes; }

std::span<const Code> additional_information() { return kAdditionalInformation; }

std::span<const Code> location_types() { return kLocationTypes; }

std::span<const Code> location_qualifiers() { return kLocationQualifiers; }

std::span<const Code> methods_of_payment() { return kMethodsOfPayment; }

}  // namespace quayside::codes
