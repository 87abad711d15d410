package inventory

import (
	"context"

	"github.com/gearaudit/gearaudit/audit/gear"
)

func openWorkbook(_ context.Context, src *Source, _ *lexicon, _ *Options) ([]*File, error) {
	return nil, src.fault(gear.Incomplete, "workbooks cannot be read yet", "save the sheet as CSV")
}
