// Code lists of the United Kingdom, from HMRC's public repositories: wco-dec (2018 to 2019), the
// front end for exports (August 2026) and the annotated samples (June 2026). Where customs may know
// codes that these lack, the list is partial.
#include <deque>

#include "shared/codes/tables.h"

namespace quayside::codes {
namespace {

constexpr std::string_view kDocumentTypes =
#include "shared/codes/gb_document_types.inc"
    ;
constexpr std::string_view kAdditionalInformation =
#include "shared/codes/gb_additional_information.inc"
    ;
constexpr std::string_view kAdditionalProcedures =
#include "shared/codes/gb_additional_procedures.inc"
    ;
constexpr std::string_view kGoodsLocations =
#include "shared/codes/gb_goods_locations.inc"
    ;
constexpr std::string_view kAuthorisationTypes =
    "ACE ACP ACR ACT AEOC AEOF AEOS APEX AWB BOI BRD BTI CCL CGU CSDR CSE CVA CW1 CW2 CWP DEP "
    "DPO EIR EORI EPSS ETD EUS EXEE EXOR EXRR EXW EXWH FAS FP FTI FZ GGA GVS IPO LVBI MIB MOU "
    "NIRM OPO PUKC REM REP REX RSS SAS SASP SDE SIVA SSE TEA TEAH TRD TST UKCS UKD UKIM UKTS";
constexpr std::string_view kPreviousDocumentTypes =
    "X235 X270 X271 X325 X337 X355 X380 X703 X704 X705 X714 X720 X722 X730 X740 X741 X750 X760 "
    "X785 X787 X820 X821 X822 X823 X825 X952 X955 XAAD XCLE XCPD XCSE XDCR XDCS XIF3 XMCR XMNS "
    "XMOU XMRN XSDE XT2F XT2G XT2M XZZZ Y235 Y270 Y271 Y325 Y337 Y355 Y380 Y703 Y704 Y705 Y714 "
    "Y720 Y722 Y730 Y740 Y741 Y750 Y760 Y785 Y787 Y820 Y821 Y822 Y823 Y825 Y952 Y955 YAAD YCLE "
    "YCPD YCSE YDCR YDCS YIF3 YMCR YMNS YMOU YMRN YSDE YT2F YT2G YT2M YZZZ Z235 Z270 Z271 Z325 "
    "Z337 Z355 Z380 Z703 Z704 Z705 Z714 Z720 Z722 Z730 Z740 Z741 Z750 Z760 Z785 Z787 Z820 Z821 "
    "Z822 Z823 Z825 Z952 Z955 ZAAD ZCLE ZCPD ZCSE ZDCR ZDCS ZIF3 ZMCR ZMNS ZMOU ZMRN ZSDE ZT2F "
    "ZT2G ZT2M ZZZZ";
constexpr std::string_view kRequestedProcedures =
    "00 01 07 10 11 21 22 23 31 40 42 43 44 45 46 48 51 53 54 61 63 68 71 76 77 78 95 96";
constexpr std::string_view kPreviousProcedures =
    "00 01 02 05 06 07 10 11 12 14 15 16 17 18 19 20 21 22 23 24 31 40 42 43 44 45 46 48 51 53 "
    "54 61 63 68 71 76 77 78 90 95 96";
constexpr std::string_view kTaxTypes =
    "301 311 312 313 314 315 321 322 323 324 325 331 333 334 335 341 343 344 345 351 352 353 "
    "354 355 356 357 358 359 360 361 362 363 364 365 366 367 368 369 370 371 372 373 374 375 "
    "376 377 378 379 380 399 407 411 412 413 415 419 421 422 423 425 429 431 433 435 438 440 "
    "441 442 443 444 445 446 447 451 461 462 463 473 481 483 485 511 515 520 521 522 525 540 "
    "541 542 545 551 556 560 561 570 571 572 589 590 591 592 593 594 595 611 615 619 623 627 "
    "633 639 640 99A 99B 99C 99D A00 A20 A30 A35 A40 A45 A50 A70 A80 A90 B00 B05 C00 C10 E00";
constexpr std::string_view kPreferences =
    "100 110 115 118 119 120 123 125 128 140 150 200 218 220 223 225 240 250 300 310 315 318 "
    "320 323 325 340 350 400 420 500";
constexpr std::string_view kAdditionOrDeductions =
    "AB AC AD AE AF AG AH AI AJ AK AL AM AN AO AP AQ AR AS AT AV AW AX AZ BA BB BC BD BE BF BG "
    "BH BI BK BL BM BR BS BT BU";
constexpr std::string_view kDocumentStatuss =
    "AC AE AF AG AP AS AT CC EA EE EL EP ES FP GE GP HP IA IE IP IS JA JE JP JS LE LP RE SP TP "
    "UA UE UP US XA XB XF XO XU XW XX";
constexpr std::string_view kOfficeOfExits =
    "GB000001 GB000002 GB000003 GB000011 GB000014 GB000029 GB000033 GB000040 GB000041 GB000045 "
    "GB000047 GB000049 GB000051 GB000052 GB000053 GB000054 GB000055 GB000057 GB000058 GB000059 "
    "GB000060 GB000062 GB000063 GB000067 GB000070 GB000072 GB000073 GB000074 GB000080 GB000081 "
    "GB000084 GB000085 GB000087 GB000091 GB000093 GB000098 GB000099 GB000102 GB000108 GB000119 "
    "GB000120 GB000121 GB000122 GB000123 GB000124 GB000125 GB000126 GB000128 GB000130 GB000140 "
    "GB000142 GB000149 GB000150 GB000155 GB000170 GB000191 GB000218 GB000219 GB000244 GB000245 "
    "GB000246 GB000250 GB000290 GB000291 GB000292 GB000297 GB000328 GB000383 GB000411 GB000416 "
    "GB000434 GB000450 GB000461 GB000465 GB000480 GB000500 GB000501 GB000921 GB001016 GB003010 "
    "GB003020 GB003030 GB003040 GB003050 GB003060 GB003070 GB003080 GB003090 GB003100 GB003110 "
    "GB003120 GB003130 GB003140 GB003150 GB003160 GB003170 GB003180 GB003190 GB003200 GB003210 "
    "GB003220 GB003230 GB003240 GB003250 GB003260 GB003270 GB003280 GB003290 GB004098 GB005010 "
    "GB005020 GB005030 GB005040 GB005050 GB005060 GB005070 GB005080 GB005090 GB005100 GB005110 "
    "GB005120 GB005130 GB005140 GB005160 GB005170 GB005180 GB005190 GB005200 GB005210 GB005211 "
    "GBEORI01 GBREX001 GBREX002 GBSOU001";
constexpr std::string_view kSupervisingOffices =
    "GBABD001 GBAVO001 GBBEL002 GBBEL003 GBBEL004 GBBHM001 GBBHM002 GBBLT001 GBBOE001 GBBOE002 "
    "GBBOE003 GBBRD001 GBBRS001 GBBRS002 GBBRS003 GBBTH001 GBCDF001 GBCDF002 GBCLD001 GBCNB001 "
    "GBCRG001 GBCRO001 GBCVT001 GBDUN002 GBDVR001 GBEDI001 GBEDI002 GBEDI003 GBEKB001 GBEKB002 "
    "GBERI001 GBEXE001 GBGLW001 GBGLW002 GBGSY001 GBGTC001 GBHUL001 GBHUL002 GBIPS001 GBIPS002 "
    "GBLBA001 GBLBA002 GBLBA003 GBLBA004 GBLCN001 GBLCS001 GBLDY001 GBLIV001 GBLIV002 GBLIV003 "
    "GBLON001 GBLON002 GBLON003 GBLON004 GBLON005 GBLON007 GBLUT001 GBMDT001 GBMNC001 GBMNC002 "
    "GBNCL001 GBNHP001 GBNTG001 GBNTG002 GBNTG003 GBNTG004 GBNTG005 GBNTG006 GBPET001 GBPME001 "
    "GBPRE003 GBPRE004 GBPRE005 GBPRE006 GBPTE001 GBRDN001 GBREH001 GBRIH001 GBSAA001 GBSFY001 "
    "GBSFY002 GBSHE001 GBSHI001 GBSOL003 GBSTT001 GBSWA001 GBTEF001 GBTEF003 GBTON001 GBWAF001 "
    "GBWNN001 GBWOT001 GBWOT002 GBWOV001 GBWRN001 GBWXH001";
constexpr std::string_view kMeasurementUnits =
    "ASV ASV#X CCT CEN CTM DAP DHS DTN DTN#E DTN#F DTN#G DTN#L DTN#M DTN#R DTN#S DTN#Z EUR FC1 "
    "FC1#X GBP* GFI GP1 GP1#X GRM GRT HLT HMT KAC KCC KCL KGM KGM#A KGM#E KGM#G KGM#P KGM#S "
    "KGM#T KLT KMA KMT KNI KNS KPH KPO KPP KSD KSH KUR KW1 LHC LPA LTR LTR#A MIL MTK MTQ MTQ#C "
    "MTR MWH NAR NAR#B NCL NPR RET TCE TJO TNE TNE#E TNE#I TNE#J TNE#K TNE#M TNE#R TNE#Z WAT";

constexpr Code kAdditionalDeclarationTypes[] = {
    {"A", "Arrived, standard", {}},
    {"B", "Arrived, simplified, occasional", {}},
    {"C", "Arrived, simplified, regular", {}},
    {"D", "Pre-lodged, standard", {}},
    {"E", "Pre-lodged, simplified, occasional", {}},
    {"F", "Pre-lodged, simplified, regular", {}},
    {"J", "Arrived, customs clearance request", {}},
    {"K", "Pre-lodged, customs clearance request", {}},
    {"Y", "Supplementary to simplified ones", {}},
    {"Z", "Supplementary to an entry in the records", {}},
};
constexpr Code kGuaranteeTypes[] = {
    {"0", "Waiver of the guarantee", {}},
    {"1", "Comprehensive guarantee", {}},
    {"2", "Individual guarantee by an undertaking", {}},
    {"3", "Individual guarantee in cash", {}},
    {"4", "Individual guarantee by voucher", {}},
    {"5", "No guarantee required, small amount", {}},
    {"7", "No guarantee required between offices", {}},
    {"8", "No guarantee required from public bodies", {}},
    {"B", "", {}},
    {"C", "", {}},
    {"D", "", {}},
    {"E", "", {}},
    {"F", "", {}},
    {"G", "", {}},
    {"H", "", {}},
    {"Y", "", {}},
};
constexpr Code kLocationTypes[] = {
    {"A", "Designated place", {}},
    {"B", "Authorised place", {}},
    {"C", "Approved place", {}},
    {"D", "Other place", {}},
};
// Codes of countries that HMRC takes beside those of ISO 3166-1.
constexpr Code kOtherCountries[] = {
    {"XC", "Ceuta", {}},
    {"XL", "Melilla", {}},
    {"XS", "Serbia", {}},
    {"ZB", "Continental shelf, Belgian sector", {}},
    {"ZC", "Continental shelf, Greek sector", {}},
    {"ZD", "Continental shelf, Danish sector", {}},
    {"ZE", "Continental shelf, Irish sector", {}},
    {"ZF", "Continental shelf, French sector", {}},
    {"ZG", "Continental shelf, German sector", {}},
    {"ZH", "Continental shelf, Dutch sector", {}},
    {"ZJ", "Continental shelf, Cypriot sector", {}},
    {"ZK", "Continental shelf, Finnish sector", {}},
    {"ZL", "Continental shelf, Italian sector", {}},
    {"ZN", "Continental shelf, Norwegian sector", {}},
    {"ZS", "Continental shelf, Swedish sector", {}},
    {"ZU", "Continental shelf, British sector", {}},
};
// 6 is of the United Kingdom alone.
constexpr Code kTransportModes[] = {
    {"1", "Sea", {}},
    {"2", "Rail", {}},
    {"3", "Road", {}},
    {"4", "Air", {}},
    {"5", "Post", {}},
    {"6", "Roll-on roll-off", {}},
    {"7", "Fixed installation (pipeline, cable)", {}},
    {"8", "Inland waterway", {}},
    {"9", "Own propulsion", {}},
};
constexpr Code kLocationQualifiers[] = {
    {"U", "Code of the place", {}},
    {"Y", "Authorisation number", {}},
};
constexpr Code kWarehouseTypes[] = {
    {"R", "Public customs warehouse, type I", {}},   {"S", "Public customs warehouse, type II", {}},
    {"T", "Public customs warehouse, type III", {}}, {"U", "Private customs warehouse", {}},
    {"Y", "Other than a customs warehouse", {}},     {"Z", "Free zone", {}},
};
constexpr Code kTransportMeansTypes[] = {
    {"10", "Ship: IMO number", {}},
    {"11", "Ship: name", {}},
    {"20", "Railway wagon", {}},
    {"30", "Road vehicle: registration", {}},
    {"40", "Aircraft: flight number", {}},
    {"41", "Aircraft: registration", {}},
    {"80", "Inland vessel: ENI number", {}},
    {"81", "Inland vessel: name", {}},
};
constexpr Code kFiscalReferenceRoles[] = {
    {"FR1", "Importer", {}},
    {"FR2", "Customer", {}},
    {"FR3", "Tax representative", {}},
    {"FR4", "Holder of the deferred payment", {}},
    {"FR5", "Import One-Stop Shop", {}},
    {"FR7", "Taxable person", {}},
};
constexpr Code kSupplyChainActorRoles[] = {
    {"CS", "Consolidator", {}},
    {"FW", "Freight forwarder", {}},
    {"MF", "Manufacturer", {}},
    {"WH", "Warehouse keeper", {}},
};
constexpr Code kTransportChargesPayments[] = {
    {"A", "In cash", {}},
    {"B", "By credit card", {}},
    {"C", "By cheque", {}},
    {"D", "Other, for example by account", {}},
    {"H", "Electronic transfer", {}},
    {"Y", "Account holder with the carrier", {}},
    {"Z", "Not prepaid", {}},
};
constexpr Code kValuationMethods[] = {
    {"1", "Transaction value", {}},
    {"2", "Transaction value of identical goods", {}},
    {"3", "Transaction value of similar goods", {}},
    {"4", "Deductive value", {}},
    {"5", "Computed value", {}},
    {"6", "Fall-back value", {}},
};
constexpr Code kNatureOfTransactions[] = {
    {"1", "", {}},  {"11", "", {}}, {"12", "", {}}, {"13", "", {}}, {"14", "", {}}, {"15", "", {}},
    {"16", "", {}}, {"19", "", {}}, {"2", "", {}},  {"21", "", {}}, {"22", "", {}}, {"23", "", {}},
    {"29", "", {}}, {"3", "", {}},  {"31", "", {}}, {"32", "", {}}, {"33", "", {}}, {"34", "", {}},
    {"4", "", {}},  {"41", "", {}}, {"42", "", {}}, {"5", "", {}},  {"51", "", {}}, {"52", "", {}},
    {"6", "", {}},  {"7", "", {}},  {"71", "", {}}, {"72", "", {}}, {"8", "", {}},  {"81", "", {}},
    {"82", "", {}}, {"9", "", {}},  {"91", "", {}}, {"99", "", {}},
};
constexpr Code kMethodOfPayments[] = {
    {"A", "In cash", {}},
    {"B", "By credit card", {}},
    {"C", "By cheque", {}},
    {"D", "", {}},
    {"E", "Deferred payment", {}},
    {"G", "", {}},
    {"H", "Electronic transfer", {}},
    {"M", "", {}},
    {"N", "", {}},
    {"O", "", {}},
    {"P", "From cash on deposit with an agent", {}},
    {"R", "Payment by a guarantee account", {}},
    {"S", "Individual guarantee account", {}},
    {"T", "", {}},
    {"U", "", {}},
    {"V", "", {}},
    {"X", "", {}},
    {"Z", "Deferred VAT", {}},
};

// Rows that live as long as the program.
std::span<const Code> rows(std::string_view packed, std::span<const Remark> remarks = {}) {
  static std::deque<std::vector<Code>> all;
  return all.emplace_back(unpack_words(packed, remarks));
}

// Alcohol duty was reformed on 1 August 2023: tax types of the 300 series came, those of the 400
// series went (appendices 8A and 8B). 399 is older and none of them.
constexpr DateRange kUntilJuly2023{{1, 1, 1}, {2023, 7, 31}};
constexpr DateRange kSinceAugust2023{{2023, 8, 1}, {9999, 12, 31}};

std::span<const Code> tax_types_of_cds() {
  static const std::vector<Code> dated = [] {
    std::vector<Code> all = unpack_words(kTaxTypes, {});
    for (Code& one : all) {
      if (one.code >= "301" && one.code <= "380") one.validity = kSinceAugust2023;
      if (one.code >= "407" && one.code <= "487") one.validity = kUntilJuly2023;
    }
    return all;
  }();
  return dated;
}

// The UK Trader Scheme gave way to the UK Internal Market Scheme (UKIM) on 30 September 2023.
constexpr Remark kAuthorisationDates[] = {{"UKTS", "", {{1, 1, 1}, {2023, 9, 30}}}};

// The Simplified Process for Internal Market Movements began on 1 May 2025, and with it the
// categories of its goods.
constexpr DateRange kSinceMay2025{{2025, 5, 1}, {9999, 12, 31}};
constexpr Remark kProcedureDates[] = {{"1EL", "", kSinceMay2025},
                                      {"1EN", "", kSinceMay2025},
                                      {"1LG", "", kSinceMay2025},
                                      {"1SG", "", kSinceMay2025}};

}  // namespace

std::span<const CodeList> gb_lists() {
  constexpr auto kComplete = Completeness::complete;
  constexpr auto kPartial = Completeness::partial;
  constexpr std::string_view kSource = "HMRC, customs-declarations and front end for exports, 2026";
  constexpr std::string_view kOld = "HMRC, wco-dec of 2018 to 2019, and samples of 2026";
  constexpr std::string_view kTaxes = "HMRC, wco-dec of 2018 to 2019; appendix 8A, August 2023";
  static const CodeList lists[] = {
      {"gb.additionalDeclarationType", kSource, kComplete, kAdditionalDeclarationTypes},
      {"gb.guaranteeType", kSource, kPartial, kGuaranteeTypes},
      {"gb.locationType", kSource, kComplete, kLocationTypes},
      {"gb.locationQualifier", kSource, kComplete, kLocationQualifiers},
      {"gb.otherCountry", kSource, kComplete, kOtherCountries},
      {"gb.transportMode", kSource, kComplete, kTransportModes},
      {"gb.warehouseType", kSource, kPartial, kWarehouseTypes},
      {"gb.transportMeansType", kSource, kPartial, kTransportMeansTypes},
      {"gb.fiscalReferenceRole", kSource, kPartial, kFiscalReferenceRoles},
      {"gb.supplyChainActorRole", kSource, kComplete, kSupplyChainActorRoles},
      {"gb.transportChargesPayment", kSource, kPartial, kTransportChargesPayments},
      {"gb.valuationMethod", kSource, kComplete, kValuationMethods},
      {"gb.natureOfTransaction", kSource, kPartial, kNatureOfTransactions},
      {"gb.methodOfPayment", kSource, kPartial, kMethodOfPayments},
      {"gb.authorisationType", kSource, kPartial, rows(kAuthorisationTypes, kAuthorisationDates)},
      {"gb.previousDocumentType", kSource, kPartial, rows(kPreviousDocumentTypes)},
      {"gb.requestedProcedure", kOld, kPartial, rows(kRequestedProcedures)},
      {"gb.previousProcedure", kOld, kPartial, rows(kPreviousProcedures)},
      {"gb.taxType", kTaxes, kPartial, tax_types_of_cds()},
      {"gb.preference", kOld, kPartial, rows(kPreferences)},
      {"gb.additionOrDeduction", kOld, kPartial, rows(kAdditionOrDeductions)},
      {"gb.documentStatus", kSource, kPartial, rows(kDocumentStatuss)},
      {"gb.officeOfExit", kSource, kPartial, rows(kOfficeOfExits)},
      {"gb.supervisingOffice", kSource, kPartial, rows(kSupervisingOffices)},
      {"gb.measurementUnit", kOld, kPartial, rows(kMeasurementUnits)},
      {"gb.documentType", kOld, kPartial, rows(kDocumentTypes)},
      {"gb.additionalInformation", kOld, kPartial, rows(kAdditionalInformation)},
      {"gb.additionalProcedure", kOld, kPartial, rows(kAdditionalProcedures, kProcedureDates)},
      {"gb.goodsLocation", kSource, kPartial, rows(kGoodsLocations)},
  };
  return lists;
}

}  // namespace quayside::codes
