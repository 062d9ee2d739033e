// Lists about the kind of declaration, procedures, authorisations and guarantees, edition December
// 2025, each named by its number at Danish customs (10034) or in the EU (CL231). Codes are facts;
// labels are our own words.
#include "shared/codes/tables.h"

namespace quayside::codes {
namespace {

// Danish customs 10034 and CL231, 2025-12
constexpr Code kDeclarationTypes[] = {
    {"CO", "Trade with parts of the Union outside its tax territory", {}},
    {"EX", "Export to countries outside the Union", {}},
    {"IM", "Import from countries outside the Union", {}},
};

// CL217, from the Danish export guide v1.31
constexpr Code kSecurities[] = {
    {"0", "Not used for safety and security", {}},
    {"1", "Entry", {}},
    {"2", "Exit", {}},
    {"3", "Entry and exit", {}},
};

// Danish customs 10234 and CL296, 2025-12
constexpr Code kSpecificCircumstances[] = {
    {"A20", "Express consignments", {}},
    {"XXX", "Authorised economic operators", {}},
};

// Danish customs 10146 and CL092, 2025-12
constexpr Code kRequestedProcedures[] = {
    {"01", "Free circulation, sent on to a part of the Union outside its tax territory", {}},
    {"02", "Free circulation with drawback", {}},
    {"07", "Free circulation and tax warehouse", {}},
    {"10", "Permanent export", {}},
    {"11", "Export of processed products before import", {}},
    {"21", "Outward processing", {}},
    {"22", "Other temporary export", {}},
    {"23", "Temporary export, to come back unaltered", {}},
    {"31", "Re-export", {}},
    {"40", "Free circulation and home use", {}},
    {"41", "Free circulation with drawback and home use", {}},
    {"42", "Free circulation, VAT-free supply to another Member State", {}},
    {"43", "Free circulation under measures of accession", {}},
    {"44", "End use", {}},
    {"45", "Free circulation, VAT or excise paid, and tax warehouse", {}},
    {"46", "Products of equivalent goods before outward processing", {}},
    {"48", "Replacement goods before outward processing", {}},
    {"49", "Union goods from a part outside the tax territory", {}},
    {"51", "Inward processing", {}},
    {"53", "Temporary admission", {}},
    {"61", "Return, free circulation and home use", {}},
    {"63", "Return, VAT-free supply to another Member State", {}},
    {"68", "Return, partly home use, partly tax warehouse", {}},
    {"71", "Customs warehouse", {}},
    {"76", "Warehouse before export, with refund", {}},
    {"77", "Production under customs supervision before export", {}},
    {"91", "Processing under customs control", {}},
    {"92", "Processing under customs control in another Member State", {}},
    {"95", "Union goods to tax warehouse, nothing paid", {}},
    {"96", "Union goods to tax warehouse, VAT or excise paid", {}},
};

// Danish customs 10223 and CL093, 2025-12
constexpr Code kPreviousProcedures[] = {
    {"00", "None", {}},
    {"01", "Free circulation, sent on to a part of the Union outside its tax territory", {}},
    {"07", "Free circulation and tax warehouse", {}},
    {"10", "Permanent export", {}},
    {"11", "Export of processed products before import", {}},
    {"21", "Outward processing", {}},
    {"22", "Other temporary export", {}},
    {"23", "Temporary export, to come back unaltered", {}},
    {"31", "Re-export", {}},
    {"40", "Free circulation and home use", {}},
    {"42", "Free circulation, VAT-free supply to another Member State", {}},
    {"43", "Free circulation under measures of accession", {}},
    {"44", "End use", {}},
    {"45", "Free circulation, VAT or excise paid, and tax warehouse", {}},
    {"46", "Products of equivalent goods before outward processing", {}},
    {"48", "Replacement goods before outward processing", {}},
    {"51", "Inward processing", {}},
    {"53", "Temporary admission", {}},
    {"54", "Inward processing in another Member State", {}},
    {"61", "Return, free circulation and home use", {}},
    {"63", "Return, VAT-free supply to another Member State", {}},
    {"68", "Return, partly home use, partly tax warehouse", {}},
    {"71", "Customs warehouse", {}},
    {"76", "Warehouse before export, with refund", {}},
    {"77", "Production under customs supervision before export", {}},
    {"78", "Free zone", {}},
    {"95", "Union goods to tax warehouse, nothing paid", {}},
    {"96", "Union goods to tax warehouse, VAT or excise paid", {}},
};

// Danish customs 10274, 2025-12
constexpr Code kAuthorisationTypes[] = {
    {"C019", "Outward processing (OPO)", {}},
    {"C501", "Authorised economic operator: customs (AEOC)", {}},
    {"C502", "Authorised economic operator: security (AEOS)", {}},
    {"C503", "Authorised economic operator: both (AEOF)", {}},
    {"C504", "Simplified customs value (CVA)", {}},
    {"C505", "Comprehensive guarantee (CGU)", {}},
    {"C506", "Deferred payment (DPO)", {}},
    {"C507", "Repayment (REP)", {}},
    {"C508", "Remission (REM)", {}},
    {"C509", "Temporary storage (TST)", {}},
    {"C510", "Regular shipping service (RSS)", {}},
    {"C511", "Authorised issuer (ACP)", {}},
    {"C512", "Simplified declaration (SDE)", {}},
    {"C513", "Centralised clearance (CCL)", {}},
    {"C514", "Entry in the records (EIR)", {}},
    {"C515", "Self-assessment (SAS)", {}},
    {"C516", "Temporary admission (TEA)", {}},
    {"C517", "Private customs warehouse (CWP)", {}},
    {"C518", "Public customs warehouse type I (CW1)", {}},
    {"C519", "Public customs warehouse type II (CW2)", {}},
    {"C520", "Authorised consignee, TIR (ACT)", {}},
    {"C521", "Authorised consignor, transit (ACR)", {}},
    {"C522", "Authorised consignee, transit (ACE)", {}},
    {"C523", "Special seals (SSE)", {}},
    {"C524", "Transit with reduced data (TRD)", {}},
    {"C525", "Transport document as declaration (ETD)", {}},
    {"C526", "Weigher of bananas (AWB)", {}},
    {"C601", "Inward processing (IPO)", {}},
    {"C626", "Binding tariff information (BTI)", {}},
    {"C627", "Binding origin information (BOI)", {}},
    {"C990", "End use: ships and platforms", {}},
    {"D019", "Special procedure with anti-dumping duty", {}},
    {"N990", "End use (EUS)", {}},
};

// Danish customs 10242, 2025-12
constexpr Code kGuaranteeTypes[] = {
    {"0", "Waiver", {}},
    {"1", "Comprehensive guarantee", {}},
    {"2", "Individual guarantee by a guarantor", {}},
    {"3", "Individual guarantee in cash", {}},
    {"4", "Individual guarantee by voucher", {}},
    {"5", "Waiver below the statistical threshold", {}},
    {"8", "Not required of a public body", {}},
    {"B", "TIR procedure", {}},
    {"C", "Not required: pipeline or cable", {}},
    {"D", "Not required: temporary admission, Article 81(a)", {}},
    {"E", "Not required: temporary admission, Article 81(b)", {}},
    {"F", "Not required: temporary admission, Article 81(c)", {}},
    {"G", "Not required: temporary admission, Article 81(d)", {}},
    {"H", "Not required: transit by air", {}},
    {"I", "Individual guarantee in another form", {}},
    {"J", "Not required between departure and transit office", {}},
    {"R", "Not required: Rhine and Danube", {}},
};

// Danish customs 10213, 2025-12
constexpr Code kWarehouseTypes[] = {
    {"R", "Public customs warehouse type I", {}},
    {"S", "Public customs warehouse type II", {}},
    {"T", "Public customs warehouse type III", {}},
    {"U", "Private customs warehouse", {}},
    {"V", "Temporary storage", {}},
    {"Y", "Warehouse not under customs", {}},
    {"Z", "Free zone", {}},
};

// Danish customs 10243 and CL704, 2025-12
constexpr Code kSupplyChainActorRoles[] = {
    {"CS", "Consolidator", {}},
    {"FW", "Freight forwarder", {}},
    {"MF", "Manufacturer", {}},
    {"WH", "Warehouse keeper", {}},
};

}  // namespace

std::span<const Code> declaration_types() { return kDeclarationTypes; }

std::span<const Code> securities() { return kSecurities; }

std::span<const Code> specific_circumstances() { return kSpecificCircumstances; }

std::span<const Code> requested_procedures() { return kRequestedProcedures; }

std::span<const Code> previous_procedures() { return kPreviousProcedures; }

std::span<const Code> authorisation_types() { return kAuthorisationTypes; }

std::span<const Code> guarantee_types() { return kGuaranteeTypes; }

std::span<const Code> warehouse_types() { return kWarehouseTypes; }

std::span<const Code> supply_chain_actor_roles() { return kSupplyChainActorRoles; }

}  // namespace quayside::codes
