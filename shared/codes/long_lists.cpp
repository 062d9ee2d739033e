// Long lists: codes as facts; labels, in our own words, where a small trader meets the code.
#include <algorithm>

#include "shared/codes/iso_tables.h"
#include "shared/codes/tables.h"

namespace quayside::codes {
namespace {

constexpr char kHs6[] =
#include "shared/codes/hs6.inc"
    ;
constexpr char kSupportingDocumentTypes[] =
#include "shared/codes/supporting_document_types.inc"
    ;
constexpr char kAdditionalReferenceTypes[] =
#include "shared/codes/additional_reference_types.inc"
    ;
constexpr char kAdditionalProcedures[] =
#include "shared/codes/additional_procedures.inc"
    ;
constexpr char kCustomsOffices[] =
#include "shared/codes/customs_offices.inc"
    ;

constexpr char kPreferentialOriginGroups[] =
#include "shared/codes/preferential_origin_groups.inc"
    ;

constexpr DateRange kUntilJune2026{{1, 1, 1}, {2026, 6, 30}};
constexpr DateRange kSinceJuly2026{{2026, 7, 1}, {9999, 12, 31}};
// Y-codes moved from 12 03 to 12 04 on 12 September 2026, all but Y128 (Danish DMS release notes).
constexpr DateRange kUntilSeptember2026{{1, 1, 1}, {2026, 9, 11}};
// CL215 and CL380, column Valid To; no other code that stands here has an end there.
constexpr std::string_view kEndedReference = "Y139";
constexpr DateRange kUntilJune2025{{1, 1, 1}, {2025, 6, 30}};

constexpr Remark kProcedures[] = {
    {"C07", "Consignment of negligible value, free of duty", kUntilJune2026},
    {"C08", "Gift from one private person to another"},
    {"F48", "Sold online, VAT paid through the Import One-Stop Shop (IOSS)"},
    {"F49", "Special arrangement: post or carrier collects the VAT"},
    {"F53", "Sold online, VAT paid on import in the ordinary way", kSinceJuly2026},
};

constexpr Remark kDocuments[] = {
    {"C715", "Number of the Import One-Stop Shop (IOSS) registration"},
    {"N271", "Packing list"},
    {"N325", "Pro forma invoice"},
    {"N337", "Temporary storage declaration"},
    {"N355", "Entry summary declaration"},
    {"N380", "Commercial invoice"},
    {"N864", "Declaration of origin on the invoice"},
    {"N935", "Invoice that shows the customs value"},
    {"N954", "Movement certificate EUR.1"},
    {"U045", "Proof of origin EUR-MED"},
};

constexpr Remark kReferences[] = {
    {"Y128", "Account number of an authorised CBAM declarant"},
    {"Y900", "Not a protected species (CITES)"},
    {"Y922", "No fur of cats or dogs"},
    {"Y923", "No waste under the rules on shipments of waste"},
};

constexpr Remark kOffices[] = {
    {"DK003100", "Aalborg"},
    {"DK003101", "Frederikshavn"},
    {"DK003102", "Hirtshals"},
    {"DK003103", "Hanstholm"},
    {"DK004700", "Aarhus"},
    {"DK004701", "Port of Aarhus"},
    {"DK005600", "Middelfart"},
    {"DK005601", "Postal centre of Southern Jutland"},
    {"DK005602", "Fredericia"},
    {"DK005604", "Padborg"},
    {"DK005605", "Port of Aabenraa"},
    {"DK005606", "Billund Airport"},
    {"DK005607", "Esbjerg"},
    {"DK005609", "Odense Airport"},
    {"DK005611", "Port of Esbjerg"},
    {"DK006600", "Køge"},
    {"DK006602", "Nørre Alslev"},
    {"DK007900", "Copenhagen"},
    {"DK007902", "Copenhagen Free Port"},
    {"DK007904", "Copenhagen Airport"},
    {"DK007906", "International postal centre, Copenhagen"},
    {"DK007908", "Kvistgård"},
    {"DK007909", "Bornholm"},
    {"DK007970", "Courier companies"},
};

// What customs lists beside ISO 3166-1.
constexpr Code kCustomsCountries[] = {
    {"EU", "European Union", {}},
    {"QP", "High seas", {}},
    {"QQ", "Stores and provisions", {}},
    {"QR", "Stores and provisions within the Union", {}},
    {"QS", "Stores and provisions outside the Union", {}},
    {"QU", "Country not specified", {}},
    {"QV", "Country not specified, within the Union", {}},
    {"QW", "Country not specified, outside the Union", {}},
    {"QX", "Country not specified for commercial or military reasons", {}},
    {"QY", "Country not specified for such reasons, within the Union", {}},
    {"QZ", "Country not specified for such reasons, outside the Union", {}},
    {"XC", "Ceuta", {}},
    {"XI", "Northern Ireland", {}},
    {"XK", "Kosovo", {}},
    {"XL", "Melilla", {}},
    {"XS", "Serbia (code of the tariff)", {}},
    {"XU", "United Kingdom without Northern Ireland", {}},
};

std::vector<Code> sorted(std::vector<Code> rows) {
  std::sort(rows.begin(), rows.end(), [](const Code& a, const Code& b) { return a.code < b.code; });
  return rows;
}

std::vector<Code> from_iso(std::span<const IsoRow> iso) {
  std::vector<Code> rows;
  for (const IsoRow& row : iso)
    rows.push_back({row.code, row.name, {}});
  return rows;
}

}  // namespace

std::span<const Code> countries() {
  static const std::vector<Code> rows = [] {
    std::vector<Code> all = from_iso(iso_countries());
    all.insert(all.end(), std::begin(kCustomsCountries), std::end(kCustomsCountries));
    return sorted(std::move(all));
  }();
  return rows;
}

std::span<const Code> supporting_document_types() {
  static const std::vector<Code> rows = [] {
    std::vector<Code> all = unpack(kSupportingDocumentTypes, 4, kDocuments);
    annotate(all, supporting_document_words());
    for (Code& row : all) {
      if (row.code.starts_with('Y') && row.code != "Y128") row.validity = kUntilSeptember2026;
      if (row.code == kEndedReference) row.validity = kUntilJune2025;
    }
    begin_on_first_days(all);
    return all;
  }();
  return rows;
}

std::span<const Code> additional_reference_types() {
  static const std::vector<Code> rows = [] {
    std::vector<Code> all = unpack(kAdditionalReferenceTypes, 4, kReferences);
    annotate(all, additional_reference_words());
    for (Code& row : all) {
      if (row.code == kEndedReference) row.validity = kUntilJune2025;
    }
    begin_on_first_days(all);
    return all;
  }();
  return rows;
}

std::span<const Code> additional_procedures() {
  static const std::vector<Code> rows = [] {
    std::vector<Code> all = unpack(kAdditionalProcedures, 3, kProcedures);
    annotate(all, additional_procedure_words());
    return all;
  }();
  return rows;
}

std::span<const Code> customs_offices() {
  static const std::vector<Code> rows = unpack(kCustomsOffices, 8, kOffices);
  return rows;
}

std::span<const Code> preferential_origins() {
  static const std::vector<Code> rows = [] {
    std::vector<Code> all = unpack(kPreferentialOriginGroups, 4);
    all.insert(all.end(), countries().begin(), countries().end());
    return sorted(std::move(all));
  }();
  return rows;
}

std::span<const Code> hs6() {
  static const std::vector<Code> rows = unpack(kHs6, 6);
  return rows;
}

}  // namespace quayside::codes
