package ch.meinkonto.ops.ech;

import java.time.LocalDate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A person as a register of arrival takes them in (eCH-0020 {@code baseDeliveryRestrictedMoveInPersonType}).
 *
 * @param identification who
 * @param names all names
 * @param birth when and where born
 * @param religion code of eCH-0011, three to six digits
 * @param religionSince since when
 * @param civilStatus civil status
 * @param nationality of which countries
 * @param belonging origin or permit
 * @param lock whether others may be told
 * @param papersLocked whether papers are withheld
 */
public record ArrivingPerson(PersonIdentification identification, Names names, Birth birth, String religion,
        @Nullable LocalDate religionSince, CivilStatus civilStatus, Nationality nationality, Belonging belonging,
        DataLock lock, boolean papersLocked) {
    private static final Pattern RELIGION = Pattern.compile("[0-9]{3,6}");

    public ArrivingPerson {
        if (!RELIGION.matcher(religion).matches()) {
            throw new IllegalArgumentException("religion is a code of three to six digits");
        }
    }

    static ArrivingPerson read(ElementReader in) {
        PersonIdentification identification = in.child("personIdentification", Standard.ECH_0044,
                PersonIdentification::read);
        Names names = in.child("nameInfo", Standard.ECH_0020, Names::read);
        Birth birth = in.child("birthInfo", Standard.ECH_0020, Birth::read);
        Religion religion = in.child("religionData", Standard.ECH_0011, Religion::read);
        CivilStatus civilStatus = in.child("maritalInfo", Standard.ECH_0020, CivilStatus::read);
        Nationality nationality = in.child("nationalityData", Standard.ECH_0011, Nationality::read);
        in.refuseUnsupported("contactData", "personAdditionalData", "politicalRightData");
        Belonging belonging = Belonging.read(in);
        Locks locks = in.child("lockData", Standard.ECH_0021, Locks::read);
        in.refuseUnsupported("jobData", "maritalRelationship", "parentalRelationship", "guardianRelationship",
                "armedForcesData", "civilDefenseData", "fireServiceData", "healthInsuranceData",
                "matrimonialInheritanceArrangementData");
        return new ArrivingPerson(identification, names, birth, religion.code(), religion.since(), civilStatus,
                nationality, belonging, locks.data(), locks.papers());
    }

    void write(ElementWriter out) {
        out.child("personIdentification", Standard.ECH_0044, identification, PersonIdentification::write);
        out.child("nameInfo", Standard.ECH_0020, names, Names::write);
        out.child("birthInfo", Standard.ECH_0020, birth, Birth::write);
        out.child("religionData", Standard.ECH_0011, new Religion(religion, religionSince), Religion::write);
        out.child("maritalInfo", Standard.ECH_0020, civilStatus, CivilStatus::write);
        out.child("nationalityData", Standard.ECH_0011, nationality, Nationality::write);
        Belonging.write(belonging, out);
        out.child("lockData", Standard.ECH_0021, new Locks(lock, papersLocked), Locks::write);
    }

    private record Religion(String code, @Nullable LocalDate since) {
        static Religion read(ElementReader in) {
            return new Religion(in.value("religion", raw -> raw), in.optionalValue("religionValidFrom", Lexical::date));
        }

        void write(ElementWriter out) {
            out.value("religion", code);
            out.value("religionValidFrom", since);
        }
    }

    private record Locks(DataLock data, boolean papers) {
        static Locks read(ElementReader in) {
            DataLock data = DataLock.read(in);
            boolean papers = in.value("paperLock", code -> switch (code) {
                case "0" -> false;
                case "1" -> true;
                default -> throw new IllegalArgumentException("0 or 1");
            });
            in.refuseUnsupported("paperLockValidFrom", "paperLockValidTill");
            return new Locks(data, papers);
        }

        void write(ElementWriter out) {
            data.write(out);
            out.value("paperLock", papers ? "1" : "0");
        }
    }
}
