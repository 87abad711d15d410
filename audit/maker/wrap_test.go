package maker_test

import (
	"testing"

	"github.com/gearaudit/gearaudit/audit/gear"
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
)

// Names as programs and people wrap them.
func TestWrappedNames(t *testing.T) {
	check(t, []want{
		{row{man: "HuaweiTe_12:34:56"}, "confirmed huawei"},
		{row{man: "DahuaTec_"}, "probable dahua"},
		{row{man: "HangzhouHikvi"}, "probable hikvision"},
		{row{man: "Hangzhou_12:34:56"}, "unknown"},
		{row{man: "Huawei's"}, "confirmed huawei"},
		{row{man: "sales@zte.com.cn"}, "confirmed zte"},
		{row{man: "화웨이코리아"}, "confirmed huawei"},
		{row{man: "ТОВ «Хуавей Україна»"}, "confirmed huawei"},
		{row{man: "Huawei or Nokia"}, "conflicting huawei"},
		{row{man: "Nokia und Huawei"}, "conflicting huawei"},
		{row{man: "Huawei reseller"}, "possible huawei"},
		{row{man: "never Huawei"}, "possible huawei"},
		{row{man: "w/o Huawei"}, "possible huawei"},
		{row{man: "Huawei (unconfirmed)"}, "possible huawei"},
		{row{man: "Hangzhou Huawei-3Com Technologies"}, "possible huawei"},
	})
}

// Slips, addresses and tags in texts are hints, and nothing beside a known maker.
func TestHintsInTexts(t *testing.T) {
	check(t, []want{
		{row{text: "Hikvison 4MP camera"}, "possible hikvision"},
		{row{man: "Axis", text: "Hikvison 4MP camera"}, "none"},
		{row{text: "replaced Huwaei switch"}, "unknown"},
		{row{text: "switch, MAC 0018-8211-2233"}, "possible huawei"},
		{row{text: "uplink to 00:18:82:11:22:33"}, "unknown"},
		{row{gear.AssetTag: "HUAWEI-OLT-01"}, "possible huawei"},
		{row{man: "Cisco", gear.AssetTag: "HUAWEI-OLT-01"}, "none"},
		{row{sw: "EMUI 12"}, "possible huawei"},
		{row{oid: "huaweiMgmt"}, "probable huawei"},
		{row{gear.SerialNumber: "00259E-HG8245H-48575443ABCDEF01"}, "confirmed huawei"},
		{row{gear.SerialNumber: "48575443 1A2B3C4D"}, "possible huawei"},
		{row{part: "2312CMF"}, "possible huawei"},
		{row{man: "Nokia", part: "02312CMF"}, "conflicting huawei"},
	})
	id := identify(t, row{part: "2312CMF"})
	if len(id.Evidence) == 0 || id.Evidence[0].Note != "item code 02312CMF: RRU5904w" {
		t.Errorf("the item code is not named: %v", id.Evidence)
	}
}

// What carriers and firms of the same name sell.
func TestScopeOfBrands(t *testing.T) {
	check(t, []want{
		{row{man: "T-Mobile", model: "Sonic 4G LTE U8460"}, "possible huawei"},
		{row{man: "T-Mobile", model: "KVD21"}, "none"},
		{row{man: "T-Mobile"}, "none"},
		{row{man: "Honeywell", model: "HEN08104"}, "possible dahua"},
		{row{man: "Honeywell", model: "T6 Pro"}, "none"},
		{row{man: "Onda", model: "V891W Dual OS"}, "none"},
		{row{man: "Autel", model: "MaxiSys MS909"}, "possible autel"},
		{row{man: "Autel", model: "EVO Nano"}, "confirmed autel"},
	})
	if id := identify(t, row{man: "T-Mobile", model: "KVD21"}); id.Label != evidence.SellerLabel {
		t.Errorf("a carrier is %q", id.Label)
	}
}

// Legal forms and words of trade in the scripts of a name leave it whole.
func TestNativeForms(t *testing.T) {
	check(t, names("confirmed huawei", "شركة هواوي للتقنيات المحدودة", "مجموعة هواوي", "Хуавей Текнолоджис Ко. Лтд.", "ТОО «Хуавей Текнолоджиз Казахстан»", "บจก. หัวเว่ย", "주식회사 화웨이"))
	check(t, names("confirmed zte", "ООО «ЗТЕ-Связьтехнологии»", "ЗТЕ Корпорация"))
}
