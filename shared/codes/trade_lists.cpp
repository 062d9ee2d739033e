// Lists about value, duties, transport and packing, edition December 2025,
// each named by its number at Danish customs (10034) or in the EU (CL231). Codes are facts; labels
// are our own words.
#include "shared/codes/tables.h"

namespace quayside::codes {
namespace {

// Danish customs 10226 and CL090, 2025-12
constexpr Code kIncoterms[] = {
    {"CFR", "Cost and freight", {}},
    {"CIF", "Cost, insurance and freight", {}},
    {"CIP", "Carriage and insurance paid to", {}},
    {"CPT", "Carriage paid to", {}},
    {"DAP", "Delivered at place", {}},
    {"DAT", "Delivered at terminal (before 2020)", {}},
    {"DDP", "Delivered duty paid", {}},
    {"DPU", "Delivered at place unloaded", {}},
    {"EXW", "Ex works", {}},
    {"FAS", "Free alongside ship", {}},
    {"FCA", "Free carrier", {}},
    {"FOB", "Free on board", {}},
    {"XXX", "Other terms", {}},
};

// Danish customs 10035 and CL091, 2025-12
constexpr Code kNaturesOfTransaction[] = {
    {"1", "Sale", {}},
    {"11", "Sale to or from a company", {}},
    {"12", "Sale to or from a private person", {}},
    {"2", "Return or replacement free of charge", {}},
    {"21", "Return of goods", {}},
    {"22", "Replacement for returned goods", {}},
    {"23", "Replacement for goods not returned", {}},
    {"3", "Change of owner without payment, or meant to come", {}},
    {"31", "Movement to or from a warehouse", {}},
    {"32", "For inspection or trial", {}},
    {"33", "Financial leasing", {}},
    {"34", "Without payment, such as aid or a gift", {}},
    {"4", "For processing, owner unchanged", {}},
    {"41", "For processing, to come back", {}},
    {"42", "For processing, not to come back", {}},
    {"5", "After processing, owner unchanged", {}},
    {"51", "After processing, back where it came from", {}},
    {"52", "After processing, to another country", {}},
    {"6", "Recorded for the country's own purposes", {}},
    {"7", "To or after customs clearance for another country", {}},
    {"71", "Release in one Member State on the way to another", {}},
    {"72", "From one Member State to another to be exported", {}},
    {"8", "Building materials under a general contract", {}},
    {"9", "Other", {}},
    {"91", "Hire, loan or operational leasing beyond two years", {}},
    {"99", "Other, no such hire", {}},
};

// EUCDM 14 10; Articles 70 and 74 UCC
constexpr Code kValuationMethods[] = {
    {"1", "Price paid or payable (Article 70)", {}},
    {"2", "Price of identical goods", {}},
    {"3", "Price of similar goods", {}},
    {"4", "Deduced from the selling price", {}},
    {"5", "Computed from the costs", {}},
    {"6", "Found from the data at hand", {}},
};

// Danish customs 10041, 2025-12
constexpr Code kAdditionsOrDeductions[] = {
    {"AB", "Commissions, but not for buying", {}},
    {"AD", "Containers and packing", {}},
    {"AE", "Materials and parts supplied by the buyer", {}},
    {"AF", "Tools and moulds supplied by the buyer", {}},
    {"AG", "Materials consumed in production", {}},
    {"AH", "Design and engineering outside the Union", {}},
    {"AI", "Royalties and licence fees", {}},
    {"AJ", "Later proceeds that go to the seller", {}},
    {"AK", "Transport and insurance up to the Union", {}},
    {"AL", "Indirect and other payments", {}},
    {"AN", "Additions by a decision under Article 71", {}},
    {"BA", "Transport after arrival in the Union", {}},
    {"BB", "Assembly and maintenance after import", {}},
    {"BC", "Duties and taxes in the Union", {}},
    {"BD", "Interest", {}},
    {"BE", "Right to reproduce the goods", {}},
    {"BF", "Buying commission", {}},
    {"BG", "Deductions by a decision under Article 71", {}},
    {"BH", "Discount agreed in the contract", {}},
    {"BI", "Discount for early payment", {}},
    {"CA", "Costs up to the first destination, for VAT", {}},
    {"EA", "Transport from the place of departure", {}},
    {"FA", "Transport after the national border", {}},
};

// Danish customs 10017, 2025-12
constexpr Code kPreferences[] = {
    {"100", "No preference: rate for all countries", {}},
    {"110", "All countries: suspension", {}},
    {"118", "All countries: suspension with certificate", {}},
    {"119", "All countries: suspension, aviation certificate", {}},
    {"120", "All countries: quota", {}},
    {"125", "All countries: quota with certificate", {}},
    {"128", "All countries: quota after outward processing", {}},
    {"150", "All countries: certificate on the goods", {}},
    {"200", "Developing countries (GSP)", {}},
    {"210", "Developing countries (GSP): suspension", {}},
    {"218", "Developing countries (GSP): suspension with certificate", {}},
    {"219", "Developing countries (GSP): suspension, aviation certificate", {}},
    {"220", "Developing countries (GSP): quota", {}},
    {"225", "Developing countries (GSP): quota with certificate", {}},
    {"228", "Developing countries (GSP): quota after outward processing", {}},
    {"250", "Developing countries (GSP): certificate on the goods", {}},
    {"300", "Agreement with preference", {}},
    {"310", "Agreement with preference: suspension", {}},
    {"318", "Agreement with preference: suspension with certificate", {}},
    {"319", "Agreement with preference: suspension, aviation certificate", {}},
    {"320", "Agreement with preference: quota", {}},
    {"325", "Agreement with preference: quota with certificate", {}},
    {"328", "Agreement with preference: quota after outward processing", {}},
    {"350", "Agreement with preference: certificate on the goods", {}},
    {"400", "Customs union", {}},
    {"410", "Customs union: suspension", {}},
    {"418", "Customs union: suspension with certificate", {}},
    {"419", "Customs union: suspension, aviation certificate", {}},
    {"420", "Customs union: quota", {}},
    {"425", "Customs union: quota with certificate", {}},
    {"428", "Customs union: quota after outward processing", {}},
    {"450", "Customs union: certificate on the goods", {}},
};

// Danish customs 10038 and CL018, 2025-12
constexpr Code kTransportModes[] = {
    {"1", "Sea", {}},
    {"2", "Rail", {}},
    {"3", "Road", {}},
    {"4", "Air", {}},
    {"5", "Post", {}},
    {"7", "Pipeline or cable", {}},
    {"8", "Inland waterway", {}},
    {"9", "Under its own power, or unknown", {}},
};

// Danish customs 10238 and CL750, 2025-12
constexpr Code kTransportMeansTypes[] = {
    {"10", "IMO number of the ship", {}},
    {"11", "Name of the sea-going ship", {}},
    {"20", "Wagon number", {}},
    {"21", "Train number", {}},
    {"30", "Registration of the lorry or car", {}},
    {"31", "Registration of the trailer", {}},
    {"40", "Flight number", {}},
    {"41", "Registration of the aircraft", {}},
    {"80", "ENI number of the inland ship", {}},
    {"81", "Name of the inland ship", {}},
};

// EUCDM 19 01
constexpr Code kContainerIndicators[] = {
    {"0", "Not in containers", {}},
    {"1", "In containers", {}},
};

// EUCDM 14 02, CL116
constexpr Code kTransportChargesPayments[] = {
    {"A", "Cash", {}},
    {"B", "Credit card", {}},
    {"C", "Cheque", {}},
    {"D", "Other, such as a direct debit", {}},
    {"H", "Bank transfer", {}},
    {"Y", "Account with the carrier", {}},
    {"Z", "Not paid in advance", {}},
};

constexpr char kPackageTypes[] =
#include "shared/codes/package_types.inc"
    ;
constexpr Remark kPackageWords[] = {
    {"4C", "Box, natural wood"},
    {"4G", "Box, fibreboard"},
    {"BA", "Barrel"},
    {"BE", "Bundle"},
    {"BG", "Bag"},
    {"BL", "Bale, compressed"},
    {"BO", "Bottle"},
    {"BX", "Box"},
    {"CA", "Can"},
    {"CN", "Container"},
    {"CR", "Crate"},
    {"CS", "Case"},
    {"CT", "Carton"},
    {"DR", "Drum"},
    {"EN", "Envelope"},
    {"JR", "Jar"},
    {"JT", "Jute bag"},
    {"NE", "Unpacked"},
    {"NF", "Unpacked, single unit"},
    {"NG", "Unpacked, several units"},
    {"PC", "Parcel"},
    {"PK", "Package"},
    {"PX", "Pallet"},
    {"RO", "Roll"},
    {"SA", "Sack"},
    {"TU", "Tube"},
    {"VG", "Bulk, gas"},
    {"VL", "Bulk, liquid"},
    {"VO", "Bulk, large particles"},
    {"VQ", "Bulk, liquefied gas"},
    {"VR", "Bulk, grains"},
    {"VS", "Bulk, scrap metal"},
    {"VY", "Bulk, powders"},
    {"ZZ", "Other, as agreed"},
};

constexpr char kTaxTypes[] =
#include "shared/codes/tax_types.inc"
    ;
constexpr Remark kTaxWords[] = {
    {"A00", "Customs duty"},
    {"A30", "Definitive anti-dumping duty"},
    {"A35", "Provisional anti-dumping duty"},
    {"A40", "Definitive countervailing duty"},
    {"A45", "Provisional countervailing duty"},
    {"B00", "VAT"},
    {"C00", "Export duty"},
    {"E00", "Duty collected for another country"},
};

// Units of three letters, and units with a qualifier, which have four.
constexpr std::string_view kUnits =
#include "shared/codes/measurement_units.inc"
    ;
constexpr Remark kUnitWords[] = {
    {"CEN", "Hundred items"},
    {"DTN", "100 kilograms"},
    {"GRM", "Gram"},
    {"HLT", "100 litres"},
    {"KGM", "Kilogram"},
    {"KLT", "Thousand litres"},
    {"LPA", "Litre of pure alcohol"},
    {"LTR", "Litre"},
    {"MIL", "Thousand items"},
    {"MTK", "Square metre"},
    {"MTQ", "Cubic metre"},
    {"MTR", "Metre"},
    {"MWH", "Megawatt hour"},
    {"NAR", "Number of items"},
    {"NPR", "Number of pairs"},
    {"TNE", "Tonne"},
};

}  // namespace

std::span<const Code> incoterms() { return kIncoterms; }

std::span<const Code> natures_of_transaction() { return kNaturesOfTransaction; }

std::span<const Code> valuation_methods() { return kValuationMethods; }

std::span<const Code> additions_or_deductions() { return kAdditionsOrDeductions; }

std::span<const Code> preferences() { return kPreferences; }

std::span<const Code> transport_modes() { return kTransportModes; }

std::span<const Code> transport_means_types() { return kTransportMeansTypes; }

std::span<const Code> container_indicators() { return kContainerIndicators; }

std::span<const Code> transport_charges_payments() { return kTransportChargesPayments; }

std::span<const Code> package_types() {
  static const std::vector<Code> rows = unpack(kPackageTypes, 2, kPackageWords);
  return rows;
}

std::span<const Code> tax_types() {
  static const std::vector<Code> rows = unpack(kTaxTypes, 3, kTaxWords);
  return rows;
}

std::span<const Code> measurement_units() {
  static const std::vector<Code> rows = unpack_words(kUnits, kUnitWords);
  return rows;
}

// CL181: goods that are not counted
std::span<const Code> bulk_package_types() {
  static const std::vector<Code> rows = unpack("VGVLVOVQVRVSVY", 2);
  return rows;
}

// CL182: goods that are counted piece by piece
std::span<const Code> unpacked_package_types() {
  static const std::vector<Code> rows = unpack("NENFNG", 2);
  return rows;
}

}  // namespace quayside::codes
