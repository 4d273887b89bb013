package ch.meinkonto.portal.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.tags.Tag;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

import ch.meinkonto.portal.form.ChoiceField;
import ch.meinkonto.portal.form.Field;
import ch.meinkonto.portal.form.UploadField;

/** Describes the shared interface once for each service, with the fields of its form: programs never see the template. */
@Component
class CaseApiDescription implements OpenApiCustomizer {
    private static final String TEMPLATE = "/api/v1/{collection}";

    private final List<OnlineService> services;

    CaseApiDescription(List<OnlineService> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public void customise(OpenAPI description) {
        Map<String, PathItem> shared = description.getPaths()
                .entrySet()
                .stream()
                .filter(path -> path.getKey().startsWith(TEMPLATE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        shared.keySet().forEach(description.getPaths()::remove);
        List<Tag> tags = new ArrayList<>(description.getTags() == null ? List.of() : description.getTags());
        tags.removeIf(tag -> tag.getName().equals("Cases"));
        for (OnlineService service : services) {
            String name = service.city().collection();
            tags.add(new Tag().name(name).description("Answers: " + fieldsOf(service)));
            shared.forEach((path, item) -> description.getPaths()
                    .addPathItem(path.replace("{collection}", name), copy(item, name)));
        }
        description.setTags(tags);
    }

    private static String fieldsOf(OnlineService service) {
        return service.form()
                .questions()
                .stream()
                .flatMap(question -> question.fields().stream())
                .map(CaseApiDescription::describe)
                .collect(Collectors.joining(", "));
    }

    private static String describe(Field<?> field) {
        String kind = switch (field) {
            case ChoiceField<?> choice -> "one of the choices";
            case UploadField upload -> "files, on the pages only";
            default -> field.input();
        };
        return field.name() + " (" + kind + (field.optional() ? ", optional)" : ")");
    }

    private static PathItem copy(PathItem item, String name) {
        PathItem copy = new PathItem();
        item.readOperationsMap().forEach((method, operation) -> copy.operation(method, copy(operation, name)));
        return copy;
    }

    private static Operation copy(Operation operation, String name) {
        return new Operation().operationId(operation.getOperationId() + "-" + name)
                .tags(List.of(name))
                .summary(operation.getSummary())
                .description(operation.getDescription())
                .parameters(operation.getParameters())
                .requestBody(operation.getRequestBody())
                .responses(operation.getResponses());
    }
}
