#include "shared/wire/reference_files.h"

#include <algorithm>
#include <iterator>

#include "shared/base/text.h"
#include "shared/codes/reference_data.h"
#include "shared/codes/tariff.h"

namespace quayside::wire {
namespace {

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string member(const Json& entry, const char* name) {
  const auto found = entry.find(name);
  return found != entry.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Which list of CS/RD2 is which of ours. What replaces ours is the same for every procedure;
/// of the others transit takes a part only.
///
/// Left out are those of which transit takes codes that our customs do not take elsewhere, for they
/// would let them pass: PreviousDocumentType, GuaranteeType and its kin, TransportDocumentType,
/// TypeOfIdentificationOfMeansOfTransport, QualifierOfTheIdentification, DeclarationType and its
/// kin, SpecificCircumstanceIndicatorCode, AuthorisationTypeDeparture and -Destination; those that
/// only rules of transit read: countries of an area or an address, Nationality, DocumentTypeExcise,
/// RequestedDocumentType, IncidentCode; those of which ours is larger: AdditionalInformation,
/// RepresentativeStatusCode, TransportChargesMethodOfPayment; and codes of customs' own answers.
struct Counterpart {
  std::string_view theirs;
  const char* code;  ///< the member that holds the code
  std::string_view ours;
  bool replaces;
  bool complete;
};

constexpr Counterpart kCounterparts[] = {
    {"KindOfPackages", "code", "packageType", true, true},
    {"KindOfPackagesBulk", "code", "bulkPackageType", true, true},
    {"KindOfPackagesUnpacked", "code", "unpackedPackageType", true, true},
    {"TransportModeCode", "code", "transportMode", true, true},
    {"TypeOfLocation", "type", "locationType", true, true},
    {"AdditionalSupplyChainActorRoleCode", "role", "supplyChainActorRole", true, true},
    {"UnDangerousGoodsCode", "code", "unNumber", true, false},
    {"UnLocodeExtended", "unLocodeExtendedCode", "unLocode", true, false},
    {"CountryCodesFullList", "code", "country", false, true},
    {"CurrencyCodes", "currency", "currency", false, true},
    {"HScode", "code", "hs6", false, true},
    {"SupportingDocumentType", "code", "supportingDocumentType", false, false},
    {"AdditionalReference", "documentType", "additionalReferenceType", false, false},
    {"Unit", "code", "measurementUnit", false, false},
    {"CUSCode", "code", "cus", true, false},
};

// "activeFrom" is the day of the last change of an entry, not the day since when the code holds;
// only for what is to come, or is no longer valid, does it say something about validity.
DateRange validity_of(const Json& entry, const Date& snapshot) {
  DateRange range;
  const auto day = Date::parse(member(entry, "activeFrom"));
  if (!day) return range;
  if (member(entry, "state") == "valid") {
    if (snapshot < *day) range.from = *day;
  } else {
    range.to = *day;
  }
  return range;
}

const Json& entries_of(const Json& list) {
  static const Json kNone = Json::array();
  const auto found = list.is_object() ? list.find("listEntries") : list.end();
  return found != list.end() && found->is_array() ? *found : kNone;
}

void read_offices(const Json& list, const Date& snapshot, ReadFile& file) {
  const codes::CodeList* own = codes::find_list("customsOffice");
  ReadList& all = file.lists["office"];
  all.replaces = true;
  for (const Json& entry : entries_of(list)) {
    const std::string id = member(entry, "id");
    if (id.empty()) continue;
    const auto known = all.codes.find(id);
    if (known != all.codes.end() && member(entry, "languageCode") != "EN") continue;
    const ReadCode code{label_text(member(entry, "name")), validity_of(entry, snapshot)};
    all.codes[id] = code;
    // The offices that a declaration is lodged with are those of the countries we speak for.
    const bool ours =
        own != nullptr && std::any_of(own->codes.begin(), own->codes.end(), [&](const auto& one) {
          return one.code.substr(0, 2) == id.substr(0, 2);
        });
    if (!ours) continue;
    ReadList& lodging = file.lists["customsOffice"];
    lodging.complete = true;
    lodging.codes[id] = code;
  }
}

void read_list(const Json& list, const Counterpart& counterpart, const Date& snapshot,
               ReadFile& file) {
  ReadList& read = file.lists[std::string(counterpart.ours)];
  read.replaces = counterpart.replaces;
  read.complete = counterpart.complete;
  for (const Json& entry : entries_of(list)) {
    const std::string code = member(entry, counterpart.code);
    const std::string text = member(entry, "description");
    if (code.empty()) continue;
    read.codes[code] = {label_text(text.empty() ? member(entry, "name") : text),
                        validity_of(entry, snapshot)};
  }
}

int year_in(const std::string& name) {
  for (std::size_t at = name.find("20"); at != std::string::npos; at = name.find("20", at + 1)) {
    const std::string year = name.substr(at, 4);
    if (year.size() == 4 && is_digits(year)) return std::stoi(year);
  }
  return 0;
}

}  // namespace

std::string label_text(std::string_view text) {
  std::string line = trimmed(text);
  for (char& c : line) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
  }
  std::size_t cut = std::min(line.size(), codes::kBundleLabelMax);
  while (!is_valid_utf8(std::string_view(line).substr(0, cut)))
    --cut;
  line.resize(cut);
  return line;
}

Result<ReadFile> read_csrd2(const Json& tree) {
  const auto information = tree.find("messageInformation");
  const auto lists = tree.find("lists");
  const std::string edition = information != tree.end() && information->is_object()
                                  ? member(*information, "snapshotDate")
                                  : std::string();
  const auto snapshot = Date::parse(edition);
  if (!snapshot || lists == tree.end() || !lists->is_object()) {
    return Error{"refdata_malformed", "a CS/RD2 file names its snapshotDate and its lists",
                 "Import the file as customs publishes it."};
  }
  ReadFile file{"CS/RD2", edition, {*snapshot, DateRange{}.to}, {}, {}, {}};
  for (const auto& [name, list] : lists->items()) {
    const std::string& own_name = name;
    const auto counterpart =
        std::find_if(std::begin(kCounterparts), std::end(kCounterparts),
                     [&](const Counterpart& one) { return one.theirs == own_name; });
    if (name == "customsOffices") {
      read_offices(list, *snapshot, file);
    } else if (counterpart != std::end(kCounterparts)) {
      read_list(list, *counterpart, *snapshot, file);
    } else {
      file.not_used.push_back("CS/RD2: " + label_text(name));
    }
  }
  return file;
}

std::string unit_key(std::string_view written) {
  constexpr std::pair<std::string_view, std::string_view> kWritten[] = {
      {"p/st", "PST"},
      {"100p/st", "100_PST"},
      {"1000p/st", "1000_PST"},
      {"pa", "PA"},
      {"l", "L"},
      {"lalc100", "L_ALC_100PCT"},
      {"m", "M"},
      {"m2", "M2"},
      {"m\xC2\xB2", "M2"},
      {"m3", "M3"},
      {"m\xC2\xB3", "M3"},
      {"1000m3", "1000_M3"},
      {"1000m\xC2\xB3", "1000_M3"},
      {"1000kwh", "1000_KWH"},
      {"g", "G"},
      {"gif/s", "GI_FS"},
      {"ce/el", "CEEL"},
      {"c/k", "CK"},
      {"ct/l", "CTL"},
      {"tj", "TJ"},
      {"kgn", "KG_N"},
      {"kgk2o", "KG_K2O"},
      {"kgp2o5", "KG_P2O5"},
      {"kgnaoh", "KG_NAOH"},
      {"kgkoh", "KG_KOH"},
      {"kgh2o2", "KG_H2O2"},
      {"kgu", "KG_U"},
      {"kgmetam", "KG_MET_AM"},
      {"kg90sdt", "KG_90PCT_SDT"},
      {"kgneteda", "KG_NET_EDA"},
  };
  const std::string bare = trimmed(written);
  if (codes::is_supplementary_unit(bare)) return bare;
  std::string folded;
  for (const char c : bare) {
    if (c == ' ' || c == '.' || c == '%') continue;
    folded += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  for (const auto& [text, key] : kWritten) {
    if (folded == text) return std::string(key);
  }
  const bool is_dash = folded == "-" || folded == "\xE2\x80\x93" || folded == "\xE2\x80\x94";
  return is_dash ? std::string() : label_text(bare);
}

// The first line of a code is the one that names the goods.
void NomenclatureBuilder::add(std::string_view code, std::string_view text, std::string_view unit) {
  std::string digits;
  for (const char c : code) {
    if (c != ' ' && c != '.') digits += c;
  }
  if (!is_digits(digits) || digits.size() > 8 || digits.size() % 2 != 0) return;
  file_.lists["cn"].codes.emplace(digits, ReadCode{label_text(text), {}});
  if (digits.size() == 8) file_.nomenclature.emplace(digits, unit_key(unit));
}

Result<ReadFile> NomenclatureBuilder::finish(const std::string& name,
                                             const ImportOptions& options) {
  const int year = options.year != 0 ? options.year : year_in(name);
  if (file_.lists.empty()) {
    return Error{"refdata_malformed", "the nomenclature has no number of 2, 4, 6 or 8 digits",
                 "Import the file as the Publications Office publishes it."};
  }
  if (year < 1988 || year > 9998) {
    return Error{"refdata_year_missing", "the nomenclature does not say of which year it is",
                 "Say it with --year, for example --year 2027."};
  }
  file_.lists["cn"].replaces = true;
  file_.kind = "Combined Nomenclature";
  file_.edition = std::to_string(year);
  file_.validity = {{year, 1, 1}, {year, 12, 31}};
  return std::move(file_);
}

Result<ReadFile> read_nomenclature_json(const Json& tree, const std::string& name,
                                        const ImportOptions& options) {
  NomenclatureBuilder builder;
  ImportOptions own = options;
  for (const Json& entry : tree) {
    if (!entry.is_object()) continue;
    builder.add(member(entry, "code"), member(entry, "name"), member(entry, "supplementaryUnit"));
    const auto version = entry.find("version");
    const bool has_year = version != entry.end() && version->is_number_integer();
    if (own.year == 0 && has_year)
      own.year = static_cast<int>(version->get<std::int64_t>() % 10000);
  }
  return builder.finish(name, own);
}

}  // namespace quayside::wire
