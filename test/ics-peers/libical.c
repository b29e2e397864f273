/*
 * Reads calendar files with libical, and holds them against its table of restrictions (RFC 5546).
 *
 * Takes files on standard input, each as its length in octets, a line end and the octets. Answers with a line of JSON
 * for each: {"errors": [sentences], "events": [{"names": […], "alarms": […], "uid": …, "summary": …, …}]}.
 *
 * cc -o libical libical.c -lical -licalss
 */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void text(const char *value)
{
    if (!value) {
        fputs("null", stdout);
        return;
    }
    putchar('"');
    for (const unsigned char *c = (const unsigned char *)value; *c; c++) {
        if (*c == '"' || *c == '\\') printf("\\%c", *c);
        else if (*c < 0x20) printf("\\u%04x", *c);
        else putchar(*c);
    }
    putchar('"');
}

/* The names of a component's properties; errors are none. */
static void names(icalcomponent *component)
{
    int some = 0;
    putchar('[');
    for (icalproperty *p = icalcomponent_get_first_property(component, ICAL_ANY_PROPERTY); p;
         p = icalcomponent_get_next_property(component, ICAL_ANY_PROPERTY)) {
        if (icalproperty_isa(p) == ICAL_XLICERROR_PROPERTY) continue;
        if (some++) putchar(',');
        char *name = icalproperty_get_property_name_r(p);
        text(name);
        free(name);
    }
    putchar(']');
}

/* Every X-LIC-ERROR in a component and those within it. */
static int errors(icalcomponent *component, int some)
{
    for (icalproperty *p = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY); p;
         p = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY)) {
        if (some++) putchar(',');
        text(icalproperty_get_xlicerror(p));
    }
    for (icalcomponent *c = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT); c;
         c = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) {
        some = errors(c, some);
    }
    return some;
}

static icalproperty *first(icalcomponent *event, icalproperty_kind kind)
{
    return icalcomponent_get_first_property(event, kind);
}

static void address(const char *name, icalproperty *property, const char *value)
{
    printf(",\"%s\":", name);
    if (!property) {
        fputs("null", stdout);
        return;
    }
    icalparameter *cn = icalproperty_get_first_parameter(property, ICAL_CN_PARAMETER);
    putchar('[');
    text(cn ? icalparameter_get_cn(cn) : NULL);
    putchar(',');
    text(value);
    putchar(']');
}

static void event_json(icalcomponent *event)
{
    fputs("{\"names\":", stdout);
    names(event);
    fputs(",\"alarms\":[", stdout);
    int some = 0;
    for (icalcomponent *a = icalcomponent_get_first_component(event, ICAL_VALARM_COMPONENT); a;
         a = icalcomponent_get_next_component(event, ICAL_VALARM_COMPONENT)) {
        icalproperty *trigger = first(a, ICAL_TRIGGER_PROPERTY), *words = first(a, ICAL_DESCRIPTION_PROPERTY);
        if (some++) putchar(',');
        printf("[%d,", trigger ? icaldurationtype_as_int(icalproperty_get_trigger(trigger).duration) : 0);
        text(words ? icalproperty_get_description(words) : NULL);
        putchar(']');
    }
    fputs("],\"uid\":", stdout);
    text(icalcomponent_get_uid(event));
    fputs(",\"summary\":", stdout);
    text(icalcomponent_get_summary(event));
    fputs(",\"description\":", stdout);
    text(icalcomponent_get_description(event));
    fputs(",\"location\":", stdout);
    text(icalcomponent_get_location(event));
    printf(",\"sequence\":%d,\"start\":%lld,\"end\":%lld", icalcomponent_get_sequence(event),
           (long long)icaltime_as_timet(icalcomponent_get_dtstart(event)),
           (long long)icaltime_as_timet(icalcomponent_get_dtend(event)));
    fputs(",\"status\":", stdout);
    text(icalproperty_status_to_string(icalcomponent_get_status(event)));
    icalproperty *organizer = first(event, ICAL_ORGANIZER_PROPERTY), *attendee = first(event, ICAL_ATTENDEE_PROPERTY);
    address("organizer", organizer, organizer ? icalproperty_get_organizer(organizer) : NULL);
    address("attendee", attendee, attendee ? icalproperty_get_attendee(attendee) : NULL);
    putchar('}');
}

int main(void)
{
    unsigned long length;
    icalerror_set_errors_are_fatal(0);
    while (scanf("%lu", &length) == 1 && getchar() == '\n') {
        char *file = malloc(length + 1);
        if (!file || fread(file, 1, length, stdin) != length) return 1;
        file[length] = 0;
        icalcomponent *calendar = icalparser_parse_string(file);
        fputs("{\"errors\":[", stdout);
        int some = 0;
        if (!calendar) {
            text("it is no calendar");
        } else {
            if (icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
                some++;
                text("it is not one calendar");
            }
            int sound = icalrestriction_check(calendar);
            some = errors(calendar, some);
            if (!sound && !some) text("icalrestriction_check says no");
        }
        fputs("],\"events\":[", stdout);
        some = 0;
        for (icalcomponent *e = calendar ? icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT) : NULL; e;
             e = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT)) {
            if (some++) putchar(',');
            event_json(e);
        }
        fputs("],\"names\":", stdout);
        if (calendar) names(calendar);
        else fputs("[]", stdout);
        puts("}");
        if (calendar) icalcomponent_free(calendar);
        free(file);
    }
    return 0;
}
