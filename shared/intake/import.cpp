#include "intake/import.h"

namespace {

using F = ImportedFile;
using I = Import;

constexpr Field kFileFields[] = {
    field<&F::name>("File"),       field<&F::digest>("SHA-256"),
    field<&F::added>("New"),       field<&F::duplicates>("Duplicate"),
    field<&F::changed>("Changed"),
};
static_assert(describes<F>(kFileFields));

constexpr Field kFields[] = {
    field<&I::state>("State").read_only().listed().filterable(),
    field<&I::mode>("Duplicates").read_only().listed(),
    field<&I::summary>("What").read_only().listed().searchable().up_to(400),
    field<&I::files>("Files").read_only(),
    field<&I::rows_created>("Created").read_only().listed(),
    field<&I::rows_changed>("Changed").read_only().listed(),
    field<&I::organisation_id>("Organisation").references(kOrganisations).read_only().listed().filterable(),
    field<&I::cluster_id>("Cluster").references(kClusters).read_only().filterable(),
    field<&I::undone_at>("Undone").read_only().secondary(),
    field<&I::undone_by>("Undone by").references(kUsers).read_only(),
};
static_assert(describes<I>(kFields));

constexpr Field kContentFields[] = {
    field<&ImportContents::import_id>("Import").references(kImports).required().read_only().filterable(),
    field<&ImportContents::steps>("Steps").secret().up_to(1u << 30),
};
static_assert(describes<ImportContents>(kContentFields));

}  // namespace

constinit const Shape kImportedFile{"imported_file", "File", kFileFields};
constinit const Entity kImports = resource<Import>("imports", "Import", "Imports", kFields).titled("summary").only(0);
constinit const Entity kImportContents =
    resource<ImportContents>("import_contents", "Import contents", "Import contents", kContentFields)
        .titled("id")
        .only(0);
